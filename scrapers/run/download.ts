import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { SourceRequest } from '../define-source.ts';
import { ScraperError } from '../errors.ts';
import { tooLarge } from './check-body.ts';
import { ask, type AskOptions } from './net/ask.ts';
import type { Network } from './net/network.ts';
import { unpacked } from './net/read-body.ts';

export type DownloadOptions = AskOptions & {
  maxBytes: number;
  /** where the file lies meanwhile */
  folder: string;
  onProgress?: (bytes: number, whole: number | null) => void;
};

const NAME = 'download-';
/** What lies here for so long was left by a crash. */
const LEFT_OVER_MS = 24 * 60 * 60 * 1000;
/** A large file may take so long. */
const TIMEOUT_MS = 20 * 60 * 1000;

/**
 * Saves an answer that is too large for memory and hands the file to `use`; it is removed whatever happens. The answer
 * is refused as ask.ts says, and when it is a web page or larger than `maxBytes`. Throws ScraperError.
 */
export async function withDownload<T>(
  request: SourceRequest,
  network: Network,
  options: DownloadOptions,
  use: (file: string, bytes: number) => Promise<T>,
): Promise<T> {
  await mkdir(options.folder, { recursive: true });
  await removeLeftOver(options.folder, network.clock.now());
  const folder = await mkdtemp(path.join(options.folder, NAME));
  try {
    const file = path.join(folder, 'answer');
    const bytes = await save(request, network, options, file);
    return await use(file, bytes);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function save(request: SourceRequest, network: Network, options: DownloadOptions, file: string): Promise<number> {
  const { maxBytes, signal, onProgress } = options;
  return ask(request, network, { timeoutMs: TIMEOUT_MS, ...options }, async ({ url, message }) => {
    const { 'content-type': type = '', 'content-length': length } = message.headers;
    if (/^text\/html\b/i.test(type)) throw new ScraperError('The answer is a web page, not a file.');
    const whole = length === undefined ? null : Number(length);
    if (whole !== null && whole > maxBytes) throw tooLarge(maxBytes);
    let bytes = 0;
    const counted = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        bytes += chunk.byteLength;
        onProgress?.(bytes, whole);
        if (bytes > maxBytes) done(tooLarge(maxBytes));
        else done(null, chunk);
      },
    });
    await pipeline(unpacked(message, url), counted, createWriteStream(file), { signal });
    return bytes;
  });
}

async function removeLeftOver(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(NAME)) continue;
    const old = path.join(folder, name);
    const { mtimeMs } = await stat(old);
    if (now.getTime() - mtimeMs > LEFT_OVER_MS) await rm(old, { recursive: true, force: true });
  }
}
