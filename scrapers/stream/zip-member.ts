import { pipeline, Transform, type Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { reasonOf, ScraperError } from '../errors.ts';
import { MOST_PACKED, UNPACKED_BYTES } from './limits.ts';

export type ZipMember = {
  /** bytes when unpacked, as the central directory says; reading fails when it lied, or at the end by the check sum */
  bytes: number;
  read: () => Promise<Readable>;
  close: () => void;
};

/**
 * The one file in a ZIP, found through the central directory: a ZIP that was written as a stream has sizes of 0 before
 * the data. Throws ScraperError for anything else than one plain file of a sane size.
 */
export async function openZipMember(file: string): Promise<ZipMember> {
  const zip = await openPromise(file, { lazyEntries: true, autoClose: false }).catch((error: unknown) => {
    throw new ScraperError(`The ZIP file is broken, perhaps cut off: ${reasonOf(error)}.`);
  });
  try {
    const entry = await onlyEntry(zip);
    check(entry);
    return {
      bytes: entry.uncompressedSize,
      read: async () => summed(await zip.openReadStreamPromise(entry), entry.crc32),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error instanceof ScraperError ? error : new ScraperError(`The ZIP file is broken: ${reasonOf(error)}.`);
  }
}

async function onlyEntry(zip: ZipFile): Promise<Entry> {
  if (zip.entryCount > 100) throw new ScraperError(`The ZIP file holds ${zip.entryCount} files, not one.`);
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) if (!entry.fileName.endsWith('/')) entries.push(entry);
  const [only] = entries;
  if (!only || entries.length > 1) throw new ScraperError(`The ZIP file holds ${entries.length} files, not one.`);
  return only;
}

function check(entry: Entry): void {
  if (entry.isEncrypted()) throw new ScraperError('The file in the ZIP is encrypted.');
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
    throw new ScraperError(`The file in the ZIP is packed by an unknown method (${entry.compressionMethod}).`);
  }
  if (entry.uncompressedSize === 0) throw new ScraperError('The file in the ZIP is empty.');
  const most = Math.min(UNPACKED_BYTES, Math.max(entry.compressedSize, 100_000) * MOST_PACKED);
  if (entry.uncompressedSize > most) {
    throw new ScraperError('The file in the ZIP unpacks to far more than an extract has, so it was not read.');
  }
}

/** The same bytes, and an error at their end when their check sum is another: a bit that has turned may still unpack. */
function summed(stream: Readable, expected: number): Readable {
  let sum = 0;
  const counted = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      sum = crc32(chunk, sum);
      done(null, chunk);
    },
    flush: (done) => done(sum === expected ? null : new Error('its check sum is wrong')),
  });
  pipeline(stream, counted, () => undefined); // an error of either comes out of what is read
  return counted;
}
