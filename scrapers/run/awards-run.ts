import type { CheckedAward } from '#app/opportunities/awards/award-draft.ts';
import { ingestAwards } from '#app/opportunities/awards/ingest-awards.server.ts';
import { inChunks } from '#app/opportunities/ingest/chunks.ts';
import type { Rejected } from '#app/opportunities/ingest/check-drafts.ts';
import { inTransaction, openBeside } from '#app/opportunities/ingest/connection.server.ts';
import { noteHealth } from '#app/opportunities/ingest/run-rows.server.ts';
import { REJECTED_KEPT, type RunOrigin, type RunOutcome } from '#app/opportunities/ingest/runs.server.ts';
import type { IngestCounts } from '#app/opportunities/ingest/source-info.ts';
import type { Database } from '#prisma/client.server.ts';
import type { AwardSource } from '../define-source.ts';

/** Prisma's own limit of five seconds is too short for a large source on a small machine. */
const INGEST_TRANSACTION = { maxWait: 15_000, timeout: 120_000 };

/** Takes awards in and closes the run, in one transaction; then notes how the source does. */
export async function ingestAwardsRun(
  db: Database,
  source: AwardSource,
  run: { id: string; at: Date; origin: RunOrigin },
  drafts: readonly CheckedAward[],
  { rejectedRecords, ...outcome }: RunOutcome & { rejectedRecords: readonly Rejected[] },
): Promise<IngestCounts> {
  const counts = await db.$transaction(async (tx) => {
    const found = await ingestAwards(tx, source, run, drafts);
    await tx.fetchRun.update({ where: { id: run.id }, data: { ...found, ...outcome, finishedAt: new Date() } });
    const rows = rejectedRecords.slice(0, REJECTED_KEPT);
    await tx.rejectedRecord.createMany({
      data: rows.map(({ key, reason }) => ({
        runId: run.id,
        externalKey: key.slice(0, 1000),
        reason: reason.slice(0, 1000),
      })),
    });
    if (outcome.status === 'ok') await tx.source.update({ where: { id: source.id }, data: { lastOkAt: run.at } });
    return found;
  }, INGEST_TRANSACTION);
  if (run.origin === 'network') await noteHealthOf(db, source.id, run.id, outcome.error);
  return counts;
}

async function noteHealthOf(db: Database, sourceId: string, runId: string, error: string | null): Promise<void> {
  const connection = await openBeside(db);
  try {
    await inTransaction(connection, () => noteHealth(connection, sourceId, runId, error));
  } finally {
    connection.close();
  }
}

/** How many of them would be new. Whether the others have changed shows when they are taken in. */
export async function countNewAwards(
  db: Database,
  sourceId: string,
  drafts: readonly CheckedAward[],
): Promise<IngestCounts> {
  let known = 0;
  for (const chunk of inChunks(drafts.map((draft) => draft.externalKey))) {
    known += await db.award.count({ where: { sourceId, externalKey: { in: chunk } } });
  }
  return { created: drafts.length - known, changed: 0, unchanged: known };
}
