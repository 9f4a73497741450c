import { audit } from '#app/accounts/audit.server.ts';
import { createInvitation } from '#app/accounts/invitation.server.ts';
import type { ProposalRole } from '#app/document/wire.ts';
import { AppError } from '#app/errors.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import { authorizeProposal, type Person } from './authorize-proposal.server.ts';
import { assertMayTouchLead } from './leads.server.ts';
import { notifyAccessChanged } from './live.server.ts';
import { readEmail, readRole } from './proposal-input.ts';
import { roleTexts } from './roles.ts';

export type Added =
  | { status: 'added'; id: string; name: string; email: string; role: ProposalRole }
  /** `path` is the address of the invitation and is told this once */
  | { status: 'invited'; email: string; role: ProposalRole; path: string };

/**
 * Puts the person with this address on the team, or, when nobody here has it, makes an invitation to hand over.
 * `conflict` when they are on the team already or their account is closed.
 */
export async function addMember(
  db: Database,
  actor: Person,
  proposalId: string,
  input: { email: unknown; role: unknown },
): Promise<Added> {
  const added = await db.$transaction(async (tx): Promise<Added> => {
    const own = await authorizeProposal(tx, actor, proposalId, 'proposal.manage');
    const email = readEmail(input.email);
    const role = readRole(input.role);
    assertMayTouchLead(own, null, role);
    const person = await tx.person.findUnique({ where: { email } });
    if (!person) return invite(tx, actor, proposalId, email, role);
    if (person.disabledAt) {
      throw conflict('This account is closed. An administrator can open it again.');
    }
    await assertNotOnTeam(tx, proposalId, person);
    const position = await tx.proposalMember.count({ where: { proposalId } });
    await tx.proposalMember.create({ data: { proposalId, personId: person.id, role, position } });
    await audit(
      tx,
      actor.id,
      'proposal.member.add',
      { kind: 'proposal', id: proposalId },
      { personId: person.id, role },
    );
    return { status: 'added', id: person.id, name: person.name, email, role };
  });
  if (added.status === 'added') notifyAccessChanged({ proposalId, personId: added.id });
  return added;
}

/** A new invitation to the same address takes the place of an open one, so that only the newest link works. */
async function invite(tx: Transaction, actor: Person, proposalId: string, email: string, role: ProposalRole) {
  await tx.oneTimeLink.deleteMany({ where: { kind: 'invitation', proposalId, email, usedAt: null } });
  const secret = await createInvitation(tx, { createdById: actor.id, email, proposalId, proposalRole: role });
  await audit(tx, actor.id, 'proposal.member.invite', { kind: 'proposal', id: proposalId }, { role });
  return { status: 'invited' as const, email, role, path: `/invitations/${secret}` };
}

async function assertNotOnTeam(tx: Transaction, proposalId: string, person: { id: string; name: string }) {
  const member = await tx.proposalMember.findUnique({
    where: { proposalId_personId: { proposalId, personId: person.id } },
  });
  if (!member) return;
  const as = roleTexts[member.role as ProposalRole].label.toLowerCase();
  throw conflict(`${person.name} is on the team already, as ${as}. Change the role in the list of the team.`);
}

const conflict = (message: string) => new AppError('conflict', message, { email: message });
