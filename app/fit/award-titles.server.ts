import { awardKeysOfCall } from '#app/opportunities/awards/award-keys.ts';
import type { Database } from '#prisma/client.server.ts';

const MOST = 1_000;

/** Titles of what a call's own programme paid for before; null where no award of it is known. */
export async function awardTitles(db: Database, callId: string): Promise<string[] | null> {
  const call = await db.opportunity.findUnique({
    where: { id: callId },
    select: {
      ...{ canonicalKey: true, number: true, alns: true, callId: true, funderId: true },
      programme: { select: { name: true } },
    },
  });
  if (!call) return null;
  // An assistance listing is as wide as a directorate: what it paid for says nothing of this call.
  for (const { keys } of awardKeysOfCall(call).filter(({ by }) => by !== 'listing')) {
    const awards = await db.award.findMany({
      where: { funderId: call.funderId, callKeys: { some: { key: { in: keys } } } },
      select: { title: true },
      orderBy: [{ startsOn: { sort: 'desc', nulls: 'last' } }, { id: 'desc' }],
      take: MOST,
    });
    if (awards.length > 0) return awards.map(({ title }) => title);
  }
  return null;
}
