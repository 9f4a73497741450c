import { audit } from '#app/accounts/audit.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { authorizeProposal, type Person } from './authorize-proposal.server.ts';
import { assertAnotherLead, assertMayTouchLead } from './leads.server.ts';
import { notifyAccessChanged } from './live.server.ts';
import { requireMember } from './member.server.ts';

/** Takes a person off the team; anybody may leave by themselves, except the last lead. Their text stays. */
export async function removeMember(db: Database, actor: Person, proposalId: string, personId: string): Promise<void> {
  const leaving = actor.id === personId;
  await db.$transaction(async (tx) => {
    const own = await authorizeProposal(tx, actor, proposalId, leaving ? 'proposal.read' : 'proposal.manage');
    const role = await requireMember(tx, proposalId, personId);
    assertMayTouchLead(own, role, null);
    if (role === 'lead') await assertAnotherLead(tx, proposalId, personId);
    await tx.proposalMember.delete({ where: { proposalId_personId: { proposalId, personId } } });
    const action = leaving ? 'proposal.member.leave' : 'proposal.member.remove';
    await audit(tx, actor.id, action, { kind: 'proposal', id: proposalId }, { personId, role });
  });
  notifyAccessChanged({ proposalId, personId });
}
