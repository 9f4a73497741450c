import type { IncomingHttpHeaders } from 'node:http';
import type { RequestHandler } from 'express';
import { readCookie, sessionCookieName } from '#app/accounts/cookie.server.ts';
import { AppError } from '#app/errors.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

const message =
  'This request came from another site, so nothing was done. Open the page on this site and try again; ' +
  'if a proxy stands before Callboard, set PUBLIC_URL to the address people use.';

/**
 * Whether an unsafe request may have been made by another site's page. With our session cookie it must say that it is
 * ours (Sec-Fetch-Site or Origin); without one, and without a token, it must at least not say that it is another's.
 */
export function isCrossSite(method: string, headers: IncomingHttpHeaders, publicUrl: string | null): boolean {
  if (safeMethods.has(method)) return false;
  const hasSession = readCookie(headers.cookie, sessionCookieName) !== null;
  if (!hasSession && headers.authorization) return false;
  const site = headers['sec-fetch-site'];
  if (headers.origin !== undefined) return !isOurs(headers.origin, headers.host, publicUrl);
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  return hasSession;
}

function isOurs(origin: string, host: string | undefined, publicUrl: string | null): boolean {
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  return url.host === host || (publicUrl !== null && url.origin === new URL(publicUrl).origin);
}

/** Refuses what `isCrossSite` finds, before anything is read. */
export function refuseCrossSite(publicUrl: string | null): RequestHandler {
  return (req, _res, next) => {
    next(isCrossSite(req.method, req.headers, publicUrl) ? new AppError('cross_site', message) : undefined);
  };
}
