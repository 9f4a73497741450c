import { audit } from '#app/accounts/audit.server.ts';
import type { ProposalRole } from '#app/document/wire.ts';
import type { Database } from '#prisma/client.server.ts';
import { authorizeProposal, type Person } from './authorize-proposal.server.ts';

export type OpenInvitation = { id: string; email: string | null; role: ProposalRole; expiresAt: string };

/** Invitations to a proposal that can still be accepted, the newest first; for those who manage the team. */
export async function openInvitations(
  db: Database,
  actor: Person,
  proposalId: string,
  now = new Date(),
): Promise<OpenInvitation[]> {
  await authorizeProposal(db, actor, proposalId, 'proposal.manage');
  const links = await db.oneTimeLink.findMany({
    where: { kind: 'invitation', proposalId, usedAt: null, expiresAt: { gt: now } },
    orderBy: { createdAt: 'desc' },
  });
  return links.map((link) => ({
    id: link.id,
    email: link.email,
    role: link.proposalRole as ProposalRole,
    expiresAt: link.expiresAt.toISOString(),
  }));
}

/** Withdraws an invitation; its link stops working. One that is used or gone is left alone in silence. */
export async function withdrawInvitation(db: Database, actor: Person, proposalId: string, id: string): Promise<void> {
  await db.$transaction(async (tx) => {
    await authorizeProposal(tx, actor, proposalId, 'proposal.manage');
    const { count } = await tx.oneTimeLink.deleteMany({
      where: { id, kind: 'invitation', proposalId, usedAt: null },
    });
    if (count) await audit(tx, actor.id, 'proposal.member.uninvite', { kind: 'proposal', id: proposalId });
  });
}
