import type { Database, Transaction } from '#prisma/client.server.ts';

/**
 * From when on what is written is news for somebody who begins to follow now: a run under way writes with the time of its
 * start what nobody has seen yet.
 */
export async function newsFrom(db: Database | Transaction, now: Date): Promise<Date> {
  const run = await db.fetchRun.findFirst({
    where: { OR: [{ status: 'running' }, { holds: true }], startedAt: { lt: now } },
    orderBy: { startedAt: 'asc' },
    select: { startedAt: true },
  });
  return run?.startedAt ?? now;
}
