import { getEnv } from '#app/env.server.ts';
import { failRun } from '#app/opportunities/ingest/runs.server.ts';
import type { Database } from '#prisma/client.server.ts';
import type { SourceDefinition } from '../define-source.ts';
import { messageOf, ScraperError } from '../errors.ts';
import { answerToCompare, keepAnswer, readBy } from './known-answer.ts';
import { keyOf, notSetUp } from './keys.ts';
import { networkOf, type Network } from './net/network.ts';
import { openRun, type Trigger } from './open-run.ts';
import { readAnswer } from './read/read-answer.ts';
import type { Progress, RunContext } from './run-context.ts';
import { runKind } from './run-kind.ts';
import { NOTHING, type RunResult } from './run-result.ts';

export type RunOptions = {
  /** a saved answer to read instead of the network */
  from?: string | undefined;
  /** say what would happen and write nothing */
  dryRun?: boolean;
  now?: Date;
  network?: Network;
  /** keys of sources, by the name of their variable; those of the environment when left out */
  keys?: Record<string, string>;
  /** ends the run as failed; nothing of it stays */
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
  onStart?: (runId: string) => void;
  trigger?: Trigger;
  /** which build reads; another one asks for the whole answer again */
  codeStamp?: string | null;
  /** how answers are read; in a process of its own when left out */
  read?: RunContext['read'];
};

/**
 * Runs one source: ask → check → parse → ingest. Never throws for what a source does: a failure is a report. A failed
 * run leaves every opportunity as it was; only its own row in FetchRun says that it took place.
 */
export async function runSource(db: Database, source: SourceDefinition, options: RunOptions = {}): Promise<RunResult> {
  const at = options.now ?? new Date();
  const keys = options.keys ?? getEnv().sourceKeys;
  const { from = null, dryRun = false, signal } = options;
  const missing = from === null ? notSetUp(source, keys) : null;
  if (missing !== null) return failed(source, null, missing, null);
  let runId: string | null = null;
  try {
    const stamp = readBy(source, options.codeStamp);
    const known = await answerToCompare(db, source, from === null && !dryRun ? stamp : null);
    if (!dryRun) runId = await openRun(db, source, from === null ? 'network' : 'file', at, options.trigger);
    if (runId !== null) options.onStart?.(runId);
    const context: RunContext = {
      ...{ db, at, from, signal, known, stamp },
      network: options.network ?? networkOf(db, getEnv().publicUrl),
      key: keyOf(source, keys),
      onProgress: options.onProgress ?? (() => undefined),
      read: options.read ?? readAnswer,
    };
    const { report, rejected, isSame, validators } = await runKind(source, context, runId);
    if (runId !== null) await keepAnswer(db, source.id, report.status === 'ok' ? validators : null, stamp);
    return { report, rejected, isSame, runId, retryAt: null };
  } catch (error) {
    const message = signal?.aborted ? 'The run was stopped before its end.' : messageOf(error).trim();
    if (runId !== null) await failRun(db, runId, message, !signal?.aborted);
    return failed(source, runId, message, (error instanceof ScraperError && error.retryAt) || null);
  }
}

function failed(source: SourceDefinition, runId: string | null, error: string, retryAt: Date | null): RunResult {
  const report = { id: source.id, status: 'failed', ...NOTHING, error } as const;
  return { report, rejected: [], runId, isSame: false, retryAt };
}
