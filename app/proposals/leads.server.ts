import { AppError } from '#app/errors.ts';
import type { ProposalRole } from '#app/document/wire.ts';
import type { Transaction } from '#prisma/client.server.ts';

/** A proposal always has a lead: throws `conflict` when this person is the only one left with an open account. */
export async function assertAnotherLead(tx: Transaction, proposalId: string, personId: string): Promise<void> {
  const others = await tx.proposalMember.count({
    where: { proposalId, role: 'lead', personId: { not: personId }, person: { disabledAt: null } },
  });
  if (others > 0) return;
  throw new AppError('conflict', 'A proposal always has a lead. Make somebody else lead first.');
}

/** Only a lead makes or unmakes leads; a co-lead manages everybody else. Throws `forbidden`. */
export function assertMayTouchLead(own: ProposalRole, before: ProposalRole | null, after: ProposalRole | null): void {
  if (own === 'lead' || (before !== 'lead' && after !== 'lead')) return;
  throw new AppError('forbidden', 'Only a lead may name a lead or change one. Ask a lead to do it.');
}
