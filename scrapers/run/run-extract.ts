import path from 'node:path';
import { getEnv } from '#app/env.server.ts';
import type { ExtractSource } from '../define-source.ts';
import { ScraperError } from '../errors.ts';
import { readExtract } from '../stream/read-extract.ts';
import { askSource } from './ask-source.ts';
import { withDownload } from './download.ts';
import type { RunContext } from './run-context.ts';
import type { Outcome } from './run-result.ts';
import { takeCalls } from './take-calls.ts';

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

function takeFile(
  source: ExtractSource,
  context: RunContext,
  runId: string | null,
  file: string,
  bytes: number,
): Promise<Outcome> {
  const { signal, onProgress } = context;
  const tell = ({ records }: { records: number }) => onProgress({ step: 'records', done: records, whole: null });
  const batches = readExtract(source, file, { signal, onProgress: tell });
  return takeCalls(source, batches, { announced: undefined, bytes, problem: null, validators: null }, context, runId);
}
