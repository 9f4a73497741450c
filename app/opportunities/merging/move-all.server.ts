import { moveDiscussion } from '#app/discussion/move-discussion.server.ts';
import { moveWatches } from '#app/follow/move-watches.server.ts';
import { movePursuits } from '#app/pursuits/move-pursuits.server.ts';
import type { Transaction } from '#prisma/client.server.ts';
import { moveInterests } from '../interest/move-interests.server.ts';

/** Everything that hangs on one call hangs on the other afterwards. Where both say something, the kept one's stands. */
export async function moveAll(tx: Transaction, keepId: string, goneId: string, at: Date): Promise<void> {
  const where = { opportunityId: goneId };
  const data = { opportunityId: keepId };
  await moveWatches(tx, keepId, goneId, at);
  await moveInterests(tx, keepId, goneId);
  await moveDiscussion(tx, 'call', keepId, goneId);
  await movePursuits(tx, keepId, goneId, at);
  await tx.opportunityLink.updateMany({ where, data });
  const dated = await tx.deadline.findMany({ where: data, select: { sourceId: true }, distinct: ['sourceId'] });
  const sourceId = { in: dated.map((deadline) => deadline.sourceId) };
  await tx.deadline.deleteMany({ where: { ...where, sourceId } });
  await tx.deadline.updateMany({ where, data });
  await tx.change.updateMany({ where, data });
  await tx.proposal.updateMany({ where, data });
  await tx.callSuggestion.updateMany({ where, data });
  await tx.opportunity.updateMany({
    where: { reissueOfId: goneId, id: { not: keepId } },
    data: { reissueOfId: keepId },
  });
  const set = await tx.fieldEdit.findMany({ where: { opportunityId: keepId }, select: { field: true } });
  await tx.fieldEdit.updateMany({ where: { ...where, field: { notIn: set.map((edit) => edit.field) } }, data });
  await tx.callRedirect.updateMany({ where: { toId: goneId }, data: { toId: keepId } });
  await moveSuggestions(tx, keepId, goneId);
}

/** Pairs with the call that goes become pairs with the one that stays, unless they were asked about already. */
async function moveSuggestions(tx: Transaction, keepId: string, goneId: string): Promise<void> {
  const either = (id: string) => ({ OR: [{ firstId: id }, { secondId: id }] });
  for (const { id, firstId, secondId } of await tx.mergeSuggestion.findMany({ where: either(goneId) })) {
    const otherId = firstId === goneId ? secondId : firstId;
    if (otherId === keepId) continue;
    const [first, second] = [otherId, keepId].sort() as [string, string];
    const key = { firstId_secondId: { firstId: first, secondId: second } };
    if (await tx.mergeSuggestion.findUnique({ where: key })) await tx.mergeSuggestion.delete({ where: { id } });
    else await tx.mergeSuggestion.update({ where: { id }, data: { firstId: first, secondId: second } });
  }
}
