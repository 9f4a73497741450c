import { proposalRoles, type ProposalRole } from '#app/document/wire.ts';
import { AppError } from '#app/errors.ts';
import type { Transaction } from '#prisma/client.server.ts';

/** The role a person has on the team, whether or not their account is open; `not_found` when they are not on it. */
export async function requireMember(tx: Transaction, proposalId: string, personId: string): Promise<ProposalRole> {
  const member = await tx.proposalMember.findUnique({
    where: { proposalId_personId: { proposalId, personId } },
    select: { role: true },
  });
  const role = proposalRoles.find((known) => known === member?.role);
  if (!role) throw new AppError('not_found', 'This person is not on the team any more. Reload the page.');
  return role;
}
