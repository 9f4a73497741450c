import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { ScraperError } from '../../errors.ts';
import { checkSize } from '../check-body.ts';
import { hostOf } from './network-words.ts';

/** The answer unpacked, as it comes in. Throws ScraperError for a packing that was not asked for. */
export function unpacked(answer: IncomingMessage, url: string): Readable {
  const encoding = (answer.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity' || encoding === '') return answer;
  if (encoding !== 'gzip' && encoding !== 'x-gzip' && encoding !== 'br') {
    throw new ScraperError(`${hostOf(url)} packed its answer as ${encoding.slice(0, 40)}, which is not read.`);
  }
  const unpack = encoding === 'br' ? createBrotliDecompress() : createGunzip();
  // An error ends `unpack` too, and whoever reads that is told.
  return pipeline(answer, unpack, () => undefined);
}

/** All bytes of the answer after unpacking; throws ScraperError as soon as there are too many. */
export async function readAll(answer: IncomingMessage, url: string, maxBytes: number): Promise<Uint8Array> {
  checkSize(Number(answer.headers['content-length'] ?? 0), maxBytes);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of unpacked(answer, url) as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    checkSize(size, maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The first bytes of the answer; the rest is not read. */
export async function readAtMost(answer: IncomingMessage, url: string, mostBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of unpacked(answer, url) as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size >= mostBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, mostBytes);
}
