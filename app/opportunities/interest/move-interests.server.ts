import type { Transaction } from '#prisma/client.server.ts';

/** Who was interested in the call that goes is interested in the one that stays; where they were in both, its note stays. */
export async function moveInterests(tx: Transaction, keepId: string, goneId: string): Promise<void> {
  const kept = await tx.interest.findMany({ where: { opportunityId: keepId }, select: { personId: true } });
  await tx.interest.updateMany({
    where: { opportunityId: goneId, personId: { notIn: kept.map(({ personId }) => personId) } },
    data: { opportunityId: keepId },
  });
}
