import { audit } from '#app/accounts/audit.server.ts';
import type { ProposalRole } from '#app/document/wire.ts';
import type { Database } from '#prisma/client.server.ts';
import { authorizeProposal, type Person } from './authorize-proposal.server.ts';
import { assertAnotherLead, assertMayTouchLead } from './leads.server.ts';
import { notifyAccessChanged } from './live.server.ts';
import { requireMember } from './member.server.ts';
import { readRole } from './proposal-input.ts';

/** Gives a member another role; their open sockets are closed and come back with it. */
export async function changeRole(
  db: Database,
  actor: Person,
  proposalId: string,
  personId: string,
  value: unknown,
): Promise<ProposalRole> {
  const role = await db.$transaction(async (tx) => {
    const own = await authorizeProposal(tx, actor, proposalId, 'proposal.manage');
    const after = readRole(value);
    const before = await requireMember(tx, proposalId, personId);
    if (before === after) return after;
    assertMayTouchLead(own, before, after);
    if (before === 'lead') await assertAnotherLead(tx, proposalId, personId);
    await tx.proposalMember.update({
      where: { proposalId_personId: { proposalId, personId } },
      data: { role: after },
    });
    await audit(
      tx,
      actor.id,
      'proposal.member.role',
      { kind: 'proposal', id: proposalId },
      { personId, before, after },
    );
    return after;
  });
  notifyAccessChanged({ proposalId, personId });
  return role;
}
