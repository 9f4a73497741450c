import { getEnv } from '#app/env.server.ts';

/** The address under which this site is reached, without a slash at the end: PUBLIC_URL, else where the request went. */
export function baseUrl(request?: Request): string {
  const { publicUrl, host, port } = getEnv();
  if (publicUrl) return publicUrl;
  if (request) return new URL(request.url).origin;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
