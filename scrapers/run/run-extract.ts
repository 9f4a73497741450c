import path from 'node:path';
import { getEnv } from '#app/env.server.ts';
import type { CheckedDraft } from '#app/opportunities/draft.ts';
import type { Rejected } from '#app/opportunities/ingest/check-drafts.ts';
import { countIngest, ingestBatches } from '#app/opportunities/ingest/ingest-batches.server.ts';
import { lastYields, type RunOutcome } from '#app/opportunities/ingest/runs.server.ts';
import type { IngestCounts } from '#app/opportunities/ingest/source-info.ts';
import type { ExtractSource } from '../define-source.ts';
import { ScraperError } from '../errors.ts';
import { readExtract } from '../stream/read-extract.ts';
import { askSource } from './ask-source.ts';
import { withDownload } from './download.ts';
import { FieldTally } from './field-tally.ts';
import { judgeYield } from './judge-yield.ts';
import type { RunContext } from './run-context.ts';
import { NOTHING, type Outcome } from './run-result.ts';
import { refuseNothing } from './take.ts';

/** Takes in the newest file of a source, or a saved one, read record by record. */
export function runExtract(source: ExtractSource, context: RunContext, runId: string | null): Promise<Outcome> {
  if (context.from !== null) return takeFile(source, context, runId, context.from, 0);
  return downloaded(source, context, (file, bytes) => takeFile(source, context, runId, file, bytes));
}

async function downloaded<T>(
  source: ExtractSource,
  context: RunContext,
  use: (file: string, bytes: number) => Promise<T>,
): Promise<T> {
  const { network, signal } = context;
  const page = await askSource(source, source.request, 'html', context);
  if (page === null) throw new ScraperError(`The page of ${source.title} came without content.`);
  const url = (await context.read(source, { step: 'locate', page })) as string;
  const options = {
    ...{ signal, gapMs: source.politeness?.gapMs, maxBytes: source.maxBytes },
    folder: path.join(getEnv().dataDir, 'downloads'),
    onProgress: (done: number, whole: number | null) => context.onProgress({ step: 'download', done, whole }),
  };
  return withDownload({ url }, network, options, use);
}

async function takeFile(
  source: ExtractSource,
  context: RunContext,
  runId: string | null,
  file: string,
  bytes: number,
): Promise<Outcome> {
  const { db, at, signal, stamp, onProgress } = context;
  const tell = ({ records }: { records: number }) => onProgress({ step: 'records', done: records, whole: null });
  const options = { signal, stamp, onProgress: tell };
  if (runId === null) return wouldTake(source, context, readExtract(source, file, options));

  const origin = context.from === null ? 'network' : 'file';
  const yields = await lastYields(db, source.id);
  const tally = new FieldTally(source.expect);
  const read = async function* (hashOf: (key: string) => string | null) {
    for await (const batch of readExtract(source, file, { ...options, hashOf })) {
      tally.add(batch.drafts);
      yield batch;
    }
  };
  let outcome: RunOutcome | null = null;
  let rejected: readonly Rejected[] = [];
  const counts = await ingestBatches(db, source, { id: runId, at, origin }, read, {
    signal,
    judge: (whole) => {
      const { records: seen } = whole;
      rejected = whole.rejected;
      const readable = seen - rejected.length;
      if (readable === 0) refuseNothing(origin === 'file', rejected);
      const judged = { origin, seen, readable, tally, announced: undefined, lastYields: yields } as const;
      const error = judgeYield(source.expect, judged);
      return (outcome = { seen, rejected: rejected.length, status: error === null ? 'ok' : 'incomplete', error });
    },
    // While it is being read, the records tell how far it is.
    onProgress: (done, whole) => whole !== null && onProgress({ step: 'written', done, whole }),
  });
  if (bytes > 0) await db.fetchRun.update({ where: { id: runId }, data: { bytes } });
  return toOutcome(source, outcome!, counts, rejected);
}

/** What an extract would bring, counted batch by batch. */
async function wouldTake(
  source: ExtractSource,
  { db, at }: RunContext,
  batches: AsyncIterable<{ drafts: CheckedDraft[]; rejected: Rejected[] }>,
): Promise<Outcome> {
  const counts = { created: 0, changed: 0, unchanged: 0 };
  const rejected: Rejected[] = [];
  let seen = 0;
  for await (const batch of batches) {
    const found = await countIngest(db, source, batch.drafts, at);
    for (const name of ['created', 'changed', 'unchanged'] as const) counts[name] += found[name];
    rejected.push(...batch.rejected);
    seen += batch.drafts.length + batch.rejected.length;
  }
  if (seen === rejected.length) refuseNothing(true, rejected);
  return toOutcome(source, { seen, rejected: rejected.length, status: 'ok', error: null }, counts, rejected);
}

function toOutcome(
  { id }: ExtractSource,
  { seen, status, error }: RunOutcome,
  counts: IngestCounts,
  rejected: readonly Rejected[],
): Outcome {
  const report = { id, status, ...NOTHING, ...counts, seen, rejected: rejected.length } as const;
  const told = error === null ? report : { ...report, error };
  return { report: told, rejected: [...rejected], isSame: false, validators: null };
}
