import type { Database } from '#prisma/client.server.ts';

/**
 * How many proposals to each call this person is on, by the call's id; calls without one are left out. That a proposal
 * exists is private to its team, so nobody else's are ever counted.
 */
export async function countOwnProposals(db: Database, personId: string): Promise<Record<string, number>> {
  const own = await db.proposal.groupBy({
    by: ['opportunityId'],
    where: { opportunityId: { not: null }, members: { some: { personId } } },
    _count: true,
  });
  return Object.fromEntries(own.map(({ opportunityId, _count }) => [opportunityId!, _count]));
}
