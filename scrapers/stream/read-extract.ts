import { hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { checkDraft, type CheckedDraft } from '#app/opportunities/draft.ts';
import type { Rejected } from '#app/opportunities/ingest/check-drafts.ts';
import type { ExtractSource } from '../define-source.ts';
import { reasonOf, ScraperError } from '../errors.ts';
import { BATCH } from './limits.ts';
import { xmlRecords, type XmlRecord } from './xml-records.ts';
import { openZipMember } from './zip-member.ts';

export type ExtractBatch = {
  drafts: CheckedDraft[];
  rejected: Rejected[];
  /** keys of records that are as they were */
  knownKeys: string[];
  /** external key → hash of the record as it came, of the drafts */
  listHashes: Map<string, string>;
};
export type ExtractProgress = { bytes: number; wholeBytes: number; records: number };
export type ReadOptions = {
  signal?: AbortSignal | undefined;
  onProgress?: (progress: ExtractProgress) => void;
  /** which code reads: its hashes are not those of another */
  stamp?: string | null;
  /** the hash under which a record was taken last; what has the same is not read again */
  hashOf?: (externalKey: string) => string | null;
};

/**
 * The records of a saved extract (the ZIP, or the XML out of it), some hundred at a time; the file is never in memory.
 * A record that cannot be read is rejected with its reason. Throws ScraperError when the file
 * is broken: whoever reads must have written nothing until the last batch has come.
 */
export async function* readExtract(
  source: Pick<ExtractSource, 'root' | 'records' | 'keyField' | 'parse'>,
  file: string,
  { signal, onProgress, stamp = null, hashOf = () => null }: ReadOptions = {},
): AsyncGenerator<ExtractBatch> {
  const { bytes: wholeBytes, pieces, close } = await unpacked(file);
  let bytes = 0;
  let records = 0;
  let batch = emptyBatch();
  const counted = async function* () {
    for await (const piece of pieces) {
      signal?.throwIfAborted();
      bytes += piece.byteLength;
      yield piece;
    }
  };
  try {
    for await (const some of xmlRecords(counted(), source)) {
      for (const record of some) take(source, record, batch, stamp, hashOf);
      records += some.length;
      if (sizeOf(batch) < BATCH) continue;
      onProgress?.({ bytes, wholeBytes, records });
      yield batch;
      batch = emptyBatch();
    }
    onProgress?.({ bytes, wholeBytes, records });
    if (sizeOf(batch) > 0) yield batch;
  } catch (error) {
    if (error instanceof ScraperError || signal?.aborted) throw error;
    throw new ScraperError(`The extract could not be unpacked: ${reasonOf(error)}.`);
  } finally {
    close();
  }
}

const emptyBatch = (): ExtractBatch => ({ drafts: [], rejected: [], knownKeys: [], listHashes: new Map() });
const sizeOf = ({ drafts, rejected, knownKeys }: ExtractBatch) => drafts.length + rejected.length + knownKeys.length;

function take(
  source: Pick<ExtractSource, 'keyField' | 'parse'>,
  record: XmlRecord,
  batch: ExtractBatch,
  stamp: string | null,
  hashOf: (key: string) => string | null,
): void {
  const listHash = stamp === null ? null : recordHash(stamp, record);
  const key = record.fields.get(source.keyField)?.[0]?.trim() ?? '';
  if (listHash !== null && hashOf(key) === listHash) return void batch.knownKeys.push(key);
  const parsed = source.parse(record.element, record.fields);
  if ('reason' in parsed) return void batch.rejected.push(parsed);
  const checked = checkDraft(parsed);
  if ('problem' in checked) return void batch.rejected.push({ key: parsed.externalKey, reason: checked.problem });
  batch.drafts.push(checked.draft);
  if (listHash !== null) batch.listHashes.set(parsed.externalKey, listHash);
}

function recordHash(stamp: string, { element, fields }: XmlRecord): string {
  let said = stamp + element;
  for (const [name, texts] of fields) said += `\0${name}\0${texts.join('\0')}`;
  return hash('sha1', said, 'base64');
}

type Unpacked = { bytes: number; pieces: AsyncIterable<Uint8Array>; close: () => void };

async function unpacked(file: string): Promise<Unpacked> {
  const handle = await open(file, 'r');
  const start = Buffer.alloc(2);
  try {
    const { size } = await handle.stat();
    if (size === 0) throw new ScraperError('The file is empty.');
    await handle.read(start, 0, 2, 0);
    if (start.toString('latin1') !== 'PK') {
      const stream = createReadStream(file);
      return { bytes: size, pieces: stream, close: () => stream.destroy() };
    }
  } finally {
    await handle.close();
  }
  const member = await openZipMember(file);
  try {
    const stream = await member.read();
    const close = () => {
      stream.destroy();
      member.close();
    };
    return { bytes: member.bytes, pieces: stream as AsyncIterable<Uint8Array>, close };
  } catch (error) {
    member.close();
    throw new ScraperError(`The ZIP file is broken: ${reasonOf(error)}.`);
  }
}
