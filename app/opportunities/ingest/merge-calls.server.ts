import { authorize } from '#app/accounts/authorize.ts';
import type { Actor } from '#app/accounts/can.ts';
import type { Database } from '#prisma/client.server.ts';

/** Makes two calls one: links, proposals and edits follow to `keptId`. */
export async function mergeCalls(db: Database, person: Actor, keptId: string, goneId: string): Promise<void> {
  authorize(person, 'opportunity.curate');
  const to = { opportunityId: keptId };
  await db.$transaction([
    db.opportunityLink.updateMany({ where: { opportunityId: goneId }, data: to }),
    db.proposal.updateMany({ where: { opportunityId: goneId }, data: to }),
    db.mergeSuggestion.updateMany({
      where: { OR: [{ firstId: goneId }, { secondId: goneId }] },
      data: { status: 'merged', decidedById: person!.id, decidedAt: new Date() },
    }),
    db.opportunity.delete({ where: { id: goneId } }),
  ]);
}

/** Says that two calls are two; they are never offered again. */
export async function declineMerge(db: Database, person: Actor, aId: string, bId: string): Promise<void> {
  authorize(person, 'opportunity.curate');
  const [firstId, secondId] = [aId, bId].sort() as [string, string];
  const decided = { status: 'declined', decidedById: person!.id, decidedAt: new Date() };
  await db.mergeSuggestion.updateMany({ where: { firstId, secondId, status: 'open' }, data: decided });
}
