import type { Format } from '../define-source.ts';
import { ScraperError } from '../errors.ts';
import { megabytes, PAGE_BYTES } from './limits.ts';

/** Throws when so many bytes are more than one answer may have. */
export function checkSize(bytes: number, limit = PAGE_BYTES): void {
  if (bytes > limit) throw new ScraperError(`The answer is larger than ${megabytes(limit)}, so it was not read.`);
}

/**
 * The bytes as text of the promised format; `roots` are the elements that an `xml` answer may begin with. Throws
 * ScraperError that says what came instead.
 */
export function checkBody(bytes: Uint8Array, format: Format, roots: readonly string[] = []): string {
  checkSize(bytes.byteLength);
  const body = decode(bytes);
  if (body.trim() === '') throw new ScraperError('The answer is empty.');
  if (format === 'json') {
    if (/^\s*</.test(body)) throw new ScraperError('The answer is a web page or XML, not JSON.');
    return body;
  }
  if (format === 'html') {
    if (!/^\s*</.test(body)) throw new ScraperError('The answer is not a web page.');
    return body;
  }
  if (/<!DOCTYPE[^>]*\[/i.test(body.slice(0, 4096))) {
    throw new ScraperError('The answer defines entities of its own, so it was not read.');
  }
  const root = rootElement(body);
  if (format === 'xml') {
    if (root !== null && roots.includes(root)) return body;
    const found = root === null ? 'no XML' : `<${root.slice(0, 40)}>`;
    throw new ScraperError(`The answer is ${found}, not ${roots.map((name) => `<${name}>`).join(' or ')}.`);
  }
  if (root === null) throw new ScraperError('The answer is not XML, so it is no feed.');
  if (root.toLowerCase() === 'html') throw new ScraperError('The answer is a web page, not a feed.');
  if (!FEED_ROOTS.has(root)) throw new ScraperError(`The answer is XML, but <${root.slice(0, 40)}> is no feed.`);
  return body;
}

const FEED_ROOTS = new Set(['rss', 'feed', 'rdf:RDF']);

function decode(bytes: Uint8Array): string {
  const refused = new ScraperError('The answer is not UTF-8 text, so it was not read.');
  if (bytes.includes(0)) throw refused; // UTF-16 and binary files; no text that a source sends has a NUL
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refused; // the decoder says no more than that
  }
}

/** The name of the first element after declaration, comments and document type; null when the text is no XML. */
export function rootElement(body: string): string | null {
  let at = 0;
  for (;;) {
    while (at < body.length && /\s/.test(body[at]!)) at += 1;
    const end = body.startsWith('<!--', at)
      ? '-->'
      : body.startsWith('<?', at)
        ? '?>'
        : body.startsWith('<!', at)
          ? '>'
          : null;
    if (end === null) break;
    if (/^<!doctype\s+html/i.test(body.slice(at, at + 40))) return 'html';
    const close = body.indexOf(end, at + 2);
    if (close < 0) return null;
    at = close + end.length;
  }
  return /^<([A-Za-z_][\w.:-]{0,100})[\s/>]/.exec(body.slice(at, at + 110))?.[1] ?? null;
}

const MEDIA_TYPES: Record<Format, { fits: RegExp; words: string }> = {
  json: { fits: /(?:^|[/+])json$/, words: 'JSON' },
  rss: { fits: /(?:^|[/+])(?:xml|rss|atom)$/, words: 'a feed' },
  xml: { fits: /(?:^|[/+])xml$/, words: 'XML' },
  html: { fits: /^(?:text\/html|application\/xhtml\+xml)$/, words: 'a web page' },
};

/** Throws when the media type that a server names cannot be the promised format. */
export function checkMediaType(contentType: string | undefined, format: Format): void {
  const type = (contentType ?? '').split(';')[0]!.trim().toLowerCase();
  const { fits, words } = MEDIA_TYPES[format];
  if (type === '' || type === 'text/plain' || type === 'application/octet-stream' || fits.test(type)) return;
  throw new ScraperError(`The answer is ${type.slice(0, 60)}, not ${words}.`);
}
