import type { Format, SourceRequest } from '../define-source.ts';
import { ScraperError } from '../errors.ts';
import { PAGE_BYTES } from './limits.ts';
import { charsetOf, checkMediaType } from './media-type.ts';
import { ask, type AskOptions } from './net/ask.ts';
import type { Network } from './net/network.ts';
import { hostOf } from './net/network-words.ts';
import { readAll } from './net/read-body.ts';

/** What a server gives to recognise its answer by. */
export type Validators = { etag: string | null; lastModified: string | null };

export type FetchOptions = AskOptions & { maxBytes?: number };
export type FetchedPage = { url: string; bytes: Uint8Array; charset: string | null; validators: Validators };

const NOTHING_KNOWN: Validators = { etag: null, lastModified: null };

/** The bytes of one answer in the promised format (net/ask.ts says what is refused). Throws ScraperError. */
export async function fetchPage(
  request: SourceRequest,
  format: Format,
  network: Network,
  options: FetchOptions = {},
): Promise<FetchedPage> {
  const page = await fetchIfChanged(request, format, network, NOTHING_KNOWN, options);
  if (page) return page;
  throw notAsked(request.url);
}

const notAsked = (url: string) =>
  new ScraperError(`${hostOf(url)} answered that nothing has changed, which was not the question.`);

/** The same, or null when the server says that its answer is still the one with these validators. */
export async function fetchIfChanged(
  request: SourceRequest,
  format: Format,
  network: Network,
  known: Validators,
  options: FetchOptions = {},
): Promise<FetchedPage | null> {
  const conditions = {
    ...(known.etag === null ? {} : { 'if-none-match': known.etag }),
    ...(known.lastModified === null ? {} : { 'if-modified-since': known.lastModified }),
  };
  const conditional = { ...request, headers: { ...request.headers, ...conditions } };
  return ask(conditional, network, options, async ({ url, status, message }) => {
    if (status === 304) {
      if (known.etag !== null || known.lastModified !== null) return null;
      throw notAsked(request.url);
    }
    const { 'content-type': contentType, etag = null, 'last-modified': lastModified = null } = message.headers;
    checkMediaType(contentType, format);
    const bytes = await readAll(message, url, options.maxBytes ?? PAGE_BYTES);
    return { url, bytes, charset: charsetOf(contentType), validators: { etag, lastModified } };
  });
}
