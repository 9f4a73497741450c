import type { CheckedDraft } from '../draft.ts';
import type { Database } from '#prisma/client.server.ts';
import type { Rejected } from './check-drafts.ts';
import { inTransaction, openBeside } from './connection.server.ts';
import { ingestBatches } from './ingest-batches.server.ts';
import { noteHealth, type RunOrigin, type RunOutcome } from './run-rows.server.ts';
import { settleRuns } from './settle.server.ts';
import type { IngestCounts, SourceInfo } from './source-info.ts';

export { REJECTED_KEPT, type RunOrigin, type RunOutcome } from './run-rows.server.ts';

/** A run that says "running" for longer than this was ended by a crash. */
const CRASHED_AFTER_MS = 60 * 60 * 1000;

/**
 * Opens the row of a run; the source is made known first. Runs that a crash left open are closed as failed, and what
 * former runs left is settled.
 */
export async function startRun(db: Database, source: SourceInfo, origin: RunOrigin, at: Date): Promise<string> {
  const { id, title, homepage, covers } = source;
  const known = { title, homepage, covers };
  await closeLostRuns(db, id, at);
  await settleRuns(db, id);
  const [, run] = await db.$transaction([
    db.source.upsert({ where: { id }, create: { id, ...known, lastRunAt: at }, update: { ...known, lastRunAt: at } }),
    db.fetchRun.create({ data: { sourceId: id, origin, startedAt: at, status: 'running' } }),
  ]);
  return run.id;
}

/** Closes what crashes left open, of one source, and undoes what it had written. */
async function closeLostRuns(db: Database, sourceId: string, at: Date): Promise<void> {
  const startedAt = { lt: new Date(at.getTime() - CRASHED_AFTER_MS) };
  const lost = await db.fetchRun.findMany({ where: { sourceId, status: 'running', startedAt }, select: { id: true } });
  for (const { id } of lost) await failRun(db, id, 'The run was interrupted.');
}

/** Ingests and closes the run in one transaction. Throws when the database refuses; then nothing was written. */
export async function ingestRun(
  db: Database,
  source: SourceInfo,
  run: { id: string; at: Date },
  drafts: readonly CheckedDraft[],
  outcome: RunOutcome & { rejectedRecords?: readonly Rejected[] },
): Promise<IngestCounts> {
  const { origin } = await db.fetchRun.findUniqueOrThrow({ where: { id: run.id }, select: { origin: true } });
  const batch = { drafts, rejected: outcome.rejectedRecords ?? [] };
  return ingestBatches(db, source, { ...run, origin: origin as RunOrigin }, [batch], { judge: () => outcome });
}

/**
 * Closes a run that failed. The opportunities are as they were. Of a network run the source's health tells, unless it was
 * stopped on purpose (`isFault` false): that says nothing of the source. A run that is done stays done.
 */
export async function failRun(db: Database, runId: string, error: string, isFault = true): Promise<void> {
  await db.fetchRun.updateMany({
    where: { id: runId, status: 'running' },
    data: { status: 'failed', error, finishedAt: new Date() },
  });
  const run = await db.fetchRun.findUniqueOrThrow({ where: { id: runId } });
  if (run.status !== 'failed') return;
  await settleRuns(db, run.sourceId);
  if (run.origin !== 'network' || !isFault) return;
  const connection = await openBeside(db);
  try {
    await inTransaction(connection, () => noteHealth(connection, run.sourceId, runId, error));
  } finally {
    connection.close();
  }
}

/** How many records the last complete runs from the network saw, the newest first. */
export async function lastYields(db: Database, sourceId: string, take = 7): Promise<number[]> {
  const where = { sourceId, status: 'ok', origin: 'network' };
  const runs = await db.fetchRun.findMany({ where, orderBy: { startedAt: 'desc' }, take, select: { seen: true } });
  return runs.map((run) => run.seen);
}
