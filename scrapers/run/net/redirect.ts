import type { SourceRequest } from '../../define-source.ts';
import { ScraperError } from '../../errors.ts';
import { hostOf } from './network-words.ts';

/** Headers that say how to read a request; all others are for the host that a source meant. */
const HARMLESS = new Set(['accept', 'accept-language', 'content-type']);

/**
 * The request after a redirect. After 303, and after 301 and 302 to a POST, it is a GET, as browsers do. Another origin
 * is sent no key and no header of the source; a way from https to http is refused.
 */
export function redirected(request: SourceRequest, status: number, location: string): SourceRequest {
  if (!URL.canParse(location, request.url)) throw new ScraperError(`${hostOf(request.url)} redirected to no address.`);
  const [from, to] = [new URL(request.url), new URL(location, request.url)];
  if (from.protocol === 'https:' && to.protocol === 'http:') {
    throw new ScraperError(`${from.host} redirected to ${to.host} without encryption, so it was not followed.`);
  }
  to.hash = '';
  const given = Object.entries(request.headers ?? {});
  const kept = from.origin === to.origin ? given : given.filter(([name]) => HARMLESS.has(name.toLowerCase()));
  const keepsMethod = status === 307 || status === 308 || (request.method ?? 'GET') === 'GET';
  const headers = Object.fromEntries(
    keepsMethod ? kept : kept.filter(([name]) => name.toLowerCase() !== 'content-type'),
  );
  return keepsMethod ? { ...request, url: to.href, headers } : { url: to.href, headers };
}
