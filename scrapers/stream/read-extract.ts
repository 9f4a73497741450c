import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { checkDraft, type CheckedDraft } from '#app/opportunities/draft.ts';
import type { Rejected } from '#app/opportunities/ingest/check-drafts.ts';
import type { ExtractSource } from '../define-source.ts';
import { reasonOf, ScraperError } from '../errors.ts';
import { BATCH } from './limits.ts';
import { xmlRecords, type XmlRecord } from './xml-records.ts';
import { openZipMember } from './zip-member.ts';

export type ExtractBatch = { drafts: CheckedDraft[]; rejected: Rejected[] };
export type ExtractProgress = { bytes: number; wholeBytes: number; records: number };
export type ReadOptions = { signal?: AbortSignal | undefined; onProgress?: (progress: ExtractProgress) => void };

/**
 * The records of a saved extract (the ZIP, or the XML out of it), some hundred at a time; the file is never in memory.
 * A record that cannot be read, or whose key came before, is rejected with its reason. Throws ScraperError when the file
 * is broken: whoever reads must have written nothing until the last batch has come.
 */
export async function* readExtract(
  source: Pick<ExtractSource, 'root' | 'records' | 'parse'>,
  file: string,
  { signal, onProgress }: ReadOptions = {},
): AsyncGenerator<ExtractBatch> {
  const { bytes: wholeBytes, pieces, close } = await unpacked(file);
  const seen = new Set<string>();
  let bytes = 0;
  let records = 0;
  let batch: ExtractBatch = { drafts: [], rejected: [] };
  const counted = async function* () {
    for await (const piece of pieces) {
      signal?.throwIfAborted();
      bytes += piece.byteLength;
      yield piece;
    }
  };
  try {
    for await (const some of xmlRecords(counted(), source)) {
      for (const record of some) take(source, record, seen, batch);
      records += some.length;
      if (batch.drafts.length + batch.rejected.length < BATCH) continue;
      onProgress?.({ bytes, wholeBytes, records });
      yield batch;
      batch = { drafts: [], rejected: [] };
    }
    onProgress?.({ bytes, wholeBytes, records });
    if (batch.drafts.length + batch.rejected.length > 0) yield batch;
  } catch (error) {
    if (error instanceof ScraperError || signal?.aborted) throw error;
    throw new ScraperError(`The extract could not be unpacked: ${reasonOf(error)}.`);
  } finally {
    close();
  }
}

function take(source: Pick<ExtractSource, 'parse'>, record: XmlRecord, seen: Set<string>, batch: ExtractBatch): void {
  const parsed = source.parse(record.element, record.fields);
  if ('reason' in parsed) return void batch.rejected.push(parsed);
  const checked = checkDraft(parsed);
  const key = parsed.externalKey;
  if ('problem' in checked) batch.rejected.push({ key, reason: checked.problem });
  else if (seen.has(key)) batch.rejected.push({ key, reason: 'the same record stands twice in this answer' });
  else {
    seen.add(key);
    batch.drafts.push(checked.draft);
  }
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
