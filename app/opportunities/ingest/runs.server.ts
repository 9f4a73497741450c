import type { CheckedDraft } from '../draft.ts';
import type { Database } from '#prisma/client.server.ts';
import { ingest, INGEST_TRANSACTION } from './ingest.server.ts';
import type { IngestCounts, SourceInfo } from './source-info.ts';

export type RunOrigin = 'network' | 'file';

/** A run that says "running" for longer than this was ended by a crash. */
const CRASHED_AFTER_MS = 60 * 60 * 1000;

/** Opens the row of a run; the source is made known first. Runs that a crash left open are closed as failed. */
export async function startRun(db: Database, source: SourceInfo, origin: RunOrigin, at: Date): Promise<string> {
  const { id, title, homepage } = source;
  const known = { title, homepage };
  const [, , run] = await db.$transaction([
    db.source.upsert({ where: { id }, create: { id, ...known, lastRunAt: at }, update: { ...known, lastRunAt: at } }),
    db.fetchRun.updateMany({
      where: { sourceId: id, status: 'running', startedAt: { lt: new Date(at.getTime() - CRASHED_AFTER_MS) } },
      data: { status: 'failed', finishedAt: at, error: 'The run was interrupted.' },
    }),
    db.fetchRun.create({ data: { sourceId: id, origin, startedAt: at, status: 'running' } }),
  ]);
  return run.id;
}

export type RunOutcome = { seen: number; rejected: number; status: 'ok' | 'incomplete'; error: string | null };

/** Ingests and closes the run in one transaction. Throws when the database refuses; then nothing was written. */
export async function ingestRun(
  db: Database,
  source: SourceInfo,
  run: { id: string; at: Date },
  drafts: readonly CheckedDraft[],
  outcome: RunOutcome,
): Promise<IngestCounts> {
  return db.$transaction(async (tx) => {
    const counts = await ingest(tx, source, run, drafts);
    await tx.fetchRun.update({ where: { id: run.id }, data: { ...counts, ...outcome, finishedAt: new Date() } });
    if (outcome.status === 'ok') await tx.source.update({ where: { id: source.id }, data: { lastOkAt: run.at } });
    return counts;
  }, INGEST_TRANSACTION);
}

/** Closes a run that failed. The opportunities are as they were. */
export async function failRun(db: Database, runId: string, error: string): Promise<void> {
  await db.fetchRun.update({ where: { id: runId }, data: { status: 'failed', error, finishedAt: new Date() } });
}

/** How many records the last complete runs from the network saw, the newest first. */
export async function lastYields(db: Database, sourceId: string, take = 7): Promise<number[]> {
  const where = { sourceId, status: 'ok', origin: 'network' };
  const runs = await db.fetchRun.findMany({ where, orderBy: { startedAt: 'desc' }, take, select: { seen: true } });
  return runs.map((run) => run.seen);
}
