import type { IncomingMessage } from 'node:http';

/**
 * Whether a socket comes from a page of this site. Browsers always say where a page is from, and send its cookies from
 * anywhere; what says nothing is a program, which holds its own token.
 */
export function isOwnOrigin(req: IncomingMessage, publicUrl: string | null): boolean {
  const { origin, host } = req.headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin);
  return from.host === host || (publicUrl !== null && from.origin === new URL(publicUrl).origin);
}
