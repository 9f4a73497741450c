import type { Transaction } from '#prisma/client.server.ts';

/** Notes who recorded or published what; `detail` names ids, dates and results, never text. */
export async function auditRecord(
  tx: Transaction,
  personId: string,
  action: string,
  proposalId: string,
  detail: Record<string, string | number | null>,
): Promise<void> {
  const thing = { thingKind: 'proposal', thingId: proposalId };
  await tx.auditEvent.create({ data: { personId, action, ...thing, detail: JSON.stringify(detail) } });
}
