import type { Format } from '../define-source.ts';
import { ScraperError } from '../errors.ts';
import { checkDepth } from './check-depth.ts';
import { decodeBody } from './decode-body.ts';
import { megabytes, PAGE_BYTES } from './limits.ts';
import { readProlog } from './root-element.ts';

/** Throws when so many bytes are more than one answer may have. */
export function checkSize(bytes: number, limit = PAGE_BYTES): void {
  if (bytes > limit) throw tooLarge(limit);
}

export const tooLarge = (limit: number) =>
  new ScraperError(`The answer is larger than ${megabytes(limit)}, so it was not read.`);

/**
 * The bytes as text of the promised format; `roots` are the elements that an `xml` answer may begin with, `charset` the
 * one that the server names. Throws ScraperError that says what came instead.
 */
export function checkBody(
  bytes: Uint8Array,
  format: Format,
  roots: readonly string[] = [],
  charset: string | null = null,
): string {
  checkSize(bytes.byteLength);
  const body = decodeBody(bytes, format === 'json' ? null : charset);
  if (body.trim() === '') throw new ScraperError('The answer is empty.');
  checkStart(body, format, roots);
  checkDepth(body, format);
  return body;
}

function checkStart(body: string, format: Format, roots: readonly string[]): void {
  if (format === 'json') {
    if (/^\s*</.test(body)) throw new ScraperError('The answer is a web page or XML, not JSON.');
    return;
  }
  if (format === 'html') {
    if (!/^\s*</.test(body)) throw new ScraperError('The answer is not a web page.');
    return;
  }
  const { root, declares } = readProlog(body);
  if (declares) throw new ScraperError('The answer defines entities of its own, so it was not read.');
  if (format === 'xml') {
    if (root !== null && roots.includes(root)) return;
    const found = root === null ? 'no XML' : `<${root.slice(0, 40)}>`;
    throw new ScraperError(`The answer is ${found}, not ${roots.map((name) => `<${name}>`).join(' or ')}.`);
  }
  if (root === null) throw new ScraperError('The answer is not XML, so it is no feed.');
  if (root.toLowerCase() === 'html') throw new ScraperError('The answer is a web page, not a feed.');
  if (!FEED_ROOTS.has(root)) throw new ScraperError(`The answer is XML, but <${root.slice(0, 40)}> is no feed.`);
}

const FEED_ROOTS = new Set(['rss', 'feed', 'rdf:RDF']);
