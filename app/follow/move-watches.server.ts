import type { Transaction } from '#prisma/client.server.ts';
import { addNotice } from './add-notice.server.ts';
import { collectChanges } from './collect-changes.server.ts';
import { collectMessages } from './collect-messages.server.ts';
import { noticeKeys } from './notice.ts';

/**
 * Whoever watches the call that goes watches the one that stays, and is told so. Before the two histories become one, each
 * is told to those who watched it, so that nobody takes the old changes of the other for news; so is what was said of each.
 */
export async function moveWatches(tx: Transaction, keepId: string, goneId: string, now: Date): Promise<void> {
  for (const id of [keepId, goneId]) {
    await collectChanges(tx, now, id);
    await collectMessages(tx, now, id);
  }
  await tx.watch.updateMany({ where: { opportunityId: { in: [keepId, goneId] } }, data: { since: now } });
  const kept = await tx.opportunity.findUniqueOrThrow({ where: { id: keepId }, select: { title: true } });
  const watches = await tx.watch.findMany({
    where: { opportunityId: goneId },
    include: { opportunity: { select: { title: true } } },
  });
  for (const { id, personId, mutedAt, opportunity } of watches) {
    const both = await tx.watch.findUnique({
      where: { personId_opportunityId: { personId, opportunityId: keepId } },
      select: { id: true },
    });
    if (both) await tx.watch.delete({ where: { id } });
    else await tx.watch.update({ where: { id }, data: { opportunityId: keepId } });
    if (mutedAt !== null) continue;
    const detail = { kind: 'merged', into: kept.title } as const;
    const told = { personId, opportunityId: keepId, title: opportunity.title, followId: both?.id ?? id, detail };
    await addNotice(tx, { ...told, key: noticeKeys.merged(goneId) }, now);
  }
  // A reminder that was had of the one is not had again of the other.
  await tx.$executeRaw`UPDATE OR IGNORE FollowNotice SET key = replace(key, ${goneId}, ${keepId})
    WHERE opportunityId = ${goneId} AND kind IN ('reminder', 'new')`;
  await tx.followNotice.updateMany({ where: { opportunityId: goneId }, data: { opportunityId: keepId } });
}
