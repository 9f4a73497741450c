import type { Transaction } from '#prisma/client.server.ts';

/** Whoever pursues the call that goes pursues the one that stays, and their log says so. Two teams of one name stay two. */
export async function movePursuits(tx: Transaction, keepId: string, goneId: string, at: Date): Promise<void> {
  const pursuits = await tx.pursuit.findMany({ where: { opportunityId: goneId }, select: { id: true } });
  if (pursuits.length === 0) return;
  const titleOf = async (id: string) =>
    (await tx.opportunity.findUniqueOrThrow({ where: { id }, select: { title: true } })).title;
  const told = { kind: 'merged', before: await titleOf(goneId), after: await titleOf(keepId), at };
  await tx.pursuitEvent.createMany({ data: pursuits.map(({ id }) => ({ ...told, pursuitId: id })) });
  await tx.pursuit.updateMany({ where: { opportunityId: goneId }, data: { opportunityId: keepId } });
}
