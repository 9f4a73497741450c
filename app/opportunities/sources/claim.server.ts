import type { Database } from '#prisma/client.server.ts';
import type { Progress } from '#scrapers/run/run-context.ts';

export type Trigger = 'command' | 'schedule' | 'person';
export type Claimant = { owner: string; trigger: Trigger; personId: string | null };

/** A claim whose owner has not been heard of for so long is nobody's: the owner crashed. */
export const CLAIM_MS = 60_000;

/** Claims that are nobody's: they are over, or last longer than any may, as those of a clock that was ahead. */
const nobodys = (now: Date) => ({
  OR: [{ until: { lte: now } }, { until: { gt: new Date(now.getTime() + 2 * CLAIM_MS) } }],
});

/**
 * Claims a source for one run, across processes. False when somebody else is running it. A run that a crash left open is
 * closed as failed: who holds the claim knows that nobody writes it any more.
 */
export async function takeClaim(db: Database, sourceId: string, by: Claimant, now: Date): Promise<boolean> {
  const fresh = { step: null, done: null, whole: null };
  const claim = { ...by, ...fresh, claimedAt: now, until: new Date(now.getTime() + CLAIM_MS) };
  const left = await db.sourceClaim.updateMany({ where: { sourceId, ...nobodys(now) }, data: claim });
  if (left.count === 0) {
    try {
      await db.sourceClaim.create({ data: { sourceId, ...claim } });
    } catch (error) {
      if (isTaken(error)) return false;
      throw error;
    }
  }
  await closeOpenRuns(db, sourceId, now, 'The run was interrupted.');
  return true;
}

/** Says that the owner still runs these sources. */
export async function renewClaims(db: Database, owner: string, now: Date): Promise<void> {
  await db.sourceClaim.updateMany({ where: { owner }, data: { until: new Date(now.getTime() + CLAIM_MS) } });
}

/** Says how far a run is, for those who look at it. */
export async function tellProgress(db: Database, sourceId: string, owner: string, progress: Progress) {
  await db.sourceClaim.updateMany({ where: { sourceId, owner }, data: progress });
}

/** Ends a claim; a run that is still open has failed for this reason. */
export async function releaseClaim(
  db: Database,
  sourceId: string,
  owner: string,
  now: Date,
  whyOpen = 'The run was interrupted.',
): Promise<void> {
  const claim = await db.sourceClaim.findUnique({ where: { sourceId } });
  if (claim?.owner !== owner) return;
  await closeOpenRuns(db, sourceId, now, whyOpen);
  await db.sourceClaim.deleteMany({ where: { sourceId, owner } });
}

/** Clears what crashed processes left: their claims go, their open runs failed, and their sources are due again. */
export async function recoverLostRuns(db: Database, now: Date): Promise<string[]> {
  const lost = await db.sourceClaim.findMany({ where: nobodys(now), select: { sourceId: true } });
  const recovered: string[] = [];
  for (const { sourceId } of lost) {
    const { count } = await db.sourceClaim.deleteMany({ where: { sourceId, ...nobodys(now) } });
    if (count === 0) continue; // another process was quicker
    await closeOpenRuns(db, sourceId, now, 'The run was interrupted.');
    await db.source.updateMany({ where: { id: sourceId }, data: { nextRunAt: now } });
    recovered.push(sourceId);
  }
  return recovered;
}

async function closeOpenRuns(db: Database, sourceId: string, now: Date, error: string): Promise<void> {
  const where = { sourceId, status: 'running' };
  await db.fetchRun.updateMany({ where, data: { status: 'failed', finishedAt: now, error } });
}

/** Prisma's word for a row that is there already. */
const isTaken = (error: unknown) => (error as { code?: unknown } | null)?.code === 'P2002';
