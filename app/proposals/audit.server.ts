import type { Transaction } from '#prisma/client.server.ts';

/** Notes who did what to a proposal; `detail` names ids and roles, never text, addresses or secrets. */
export async function audit(
  tx: Transaction,
  personId: string,
  action: `proposal.${string}`,
  proposalId: string,
  detail?: Record<string, string | number | boolean | null>,
): Promise<void> {
  await tx.auditEvent.create({
    data: {
      personId,
      action,
      thingKind: 'proposal',
      thingId: proposalId,
      detail: detail ? JSON.stringify(detail) : null,
    },
  });
}
