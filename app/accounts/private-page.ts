/** Headers of pages that carry a secret in their address or on the page: nothing keeps them, nobody is told of them. */
export const privatePageHeaders = () => ({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'same-origin' });
