import type { CheckedAward } from '#app/opportunities/awards/award-draft.ts';
import { ingestAwards } from '#app/opportunities/awards/ingest-awards.server.ts';
import { inChunks } from '#app/opportunities/ingest/chunks.ts';
import { INGEST_TRANSACTION } from '#app/opportunities/ingest/ingest.server.ts';
import type { RunOutcome } from '#app/opportunities/ingest/runs.server.ts';
import type { IngestCounts } from '#app/opportunities/ingest/source-info.ts';
import type { Database } from '#prisma/client.server.ts';
import type { AwardSource } from '../define-source.ts';

/** Takes awards in and closes the run, in one transaction. */
export async function ingestAwardsRun(
  db: Database,
  source: AwardSource,
  run: { id: string; at: Date },
  drafts: readonly CheckedAward[],
  outcome: RunOutcome,
): Promise<IngestCounts> {
  return db.$transaction(async (tx) => {
    const counts = await ingestAwards(tx, source, run, drafts);
    await tx.fetchRun.update({ where: { id: run.id }, data: { ...counts, ...outcome, finishedAt: new Date() } });
    if (outcome.status === 'ok') await tx.source.update({ where: { id: source.id }, data: { lastOkAt: run.at } });
    return counts;
  }, INGEST_TRANSACTION);
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
