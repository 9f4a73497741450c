import type { Transaction } from '#prisma/client.server.ts';
import type { ThingKind } from './thing.ts';

/**
 * What was said about a thing that goes is said about the one that stays. Whoever looked at both has seen what they saw at
 * the earlier look, so that nothing new to them is taken for seen.
 */
export async function moveDiscussion(tx: Transaction, kind: ThingKind, keepId: string, goneId: string): Promise<void> {
  const gone = { thingKind: kind, thingId: goneId };
  await tx.discussionMessage.updateMany({ where: gone, data: { thingId: keepId } });
  for (const visit of await tx.discussionVisit.findMany({ where: gone })) {
    const { personId, seenAt } = visit;
    const kept = { personId_thingKind_thingId: { personId, thingKind: kind, thingId: keepId } };
    const both = await tx.discussionVisit.findUnique({ where: kept });
    const from = { personId_thingKind_thingId: { personId, ...gone } };
    if (!both) await tx.discussionVisit.update({ where: from, data: { thingId: keepId } });
    else {
      await tx.discussionVisit.delete({ where: from });
      if (seenAt < both.seenAt) await tx.discussionVisit.update({ where: kept, data: { seenAt } });
    }
  }
}
