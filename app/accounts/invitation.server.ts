import { can } from './can.ts';
import { AppError } from '#app/errors.ts';
import { proposalRoles, type ProposalRole } from '#app/document/wire.ts';
import { proposalRole } from '#app/proposals/access.server.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import { audit } from './audit.server.ts';
import { insertPerson, prepareNewPerson, type NewPerson } from './create-person.server.ts';
import { asCommunityRole, isMoreThan, type CommunityRole } from './community-role.ts';
import { createLink, readLink, useLink, type OpenLink } from './one-time-link.server.ts';
import { checkEmail } from './person-input.ts';
import { startSession } from './session.server.ts';

export type NewInvitation = {
  createdById: string | null;
  email?: string | null;
  /** community role; `member` when left out */
  role?: CommunityRole;
  proposalId?: string | null;
  proposalRole?: ProposalRole | null;
};

/**
 * Makes an invitation to the community, or to a proposal and with it to the community, and returns its secret: the
 * address is `/invitations/SECRET`. The caller has asked `can()`; who made it is asked again when it is accepted.
 */
export async function createInvitation(db: Database | Transaction, invitation: NewInvitation): Promise<string> {
  const email = invitation.email ? checkEmail(invitation.email) : null;
  if (email?.problem) throw new AppError('bad_input', email.problem, { email: email.problem });
  if ((invitation.proposalId == null) !== (invitation.proposalRole == null)) {
    throw new AppError('bad_input', 'An invitation to a proposal names the proposal and the role in it.');
  }
  const { createdById, role = 'member', proposalId = null, proposalRole: inProposal = null } = invitation;
  const fields = { createdById, email: email?.value ?? null, role, proposalId, proposalRole: inProposal };
  return createLink(db, 'invitation', fields);
}

/** Whether the person who made an invitation may still give what it gives. One made on the console always holds. */
export async function invitationHolds(db: Database | Transaction, link: OpenLink): Promise<boolean> {
  if (link.createdById === null) return true;
  const maker = link.createdBy;
  if (!maker || maker.disabledAt) return false;
  const actor = { id: maker.id, role: asCommunityRole(maker.role) };
  if (link.proposalId === null || asCommunityRole(link.role) !== 'member') {
    if (!can(actor, 'person.invite')) return false;
  }
  if (link.proposalId === null) return true;
  return can(actor, 'proposal.manage', { role: await proposalRole(db, maker.id, link.proposalId) });
}

/** Accepts an invitation with a new account; returns the first session's cookie and the page to open. */
export async function acceptAsNewPerson(
  db: Database,
  token: string,
  input: NewPerson,
  userAgent: string | null,
): Promise<{ cookie: string; to: string }> {
  const { link } = await readLink(db, 'invitation', token);
  const prepared = await prepareNewPerson({ ...input, email: link?.email ?? input.email });
  return db.$transaction(async (tx) => {
    const invitation = await takeInvitation(tx, token);
    const role = asCommunityRole(invitation.role);
    const person = await insertPerson(tx, { ...prepared, role });
    await audit(tx, invitation.createdById, 'person.joined', { kind: 'person', id: person.id }, { role });
    const to = await joinProposal(tx, invitation, person.id);
    return { cookie: await startSession(tx, person.id, { userAgent }), to };
  });
}

/** Accepts an invitation for somebody who is signed in: a role only ever grows by it. Returns the page to open. */
export async function acceptAsPerson(db: Database, token: string, personId: string): Promise<string> {
  return db.$transaction(async (tx) => {
    const invitation = await takeInvitation(tx, token);
    const role = asCommunityRole(invitation.role);
    const person = await tx.person.findUniqueOrThrow({ where: { id: personId }, select: { role: true } });
    if (isMoreThan(role, asCommunityRole(person.role))) {
      await tx.person.update({ where: { id: personId }, data: { role } });
      await audit(tx, invitation.createdById, 'person.role_changed', { kind: 'person', id: personId }, { role });
    }
    return joinProposal(tx, invitation, personId);
  });
}

async function takeInvitation(tx: Transaction, token: string): Promise<OpenLink> {
  const { link } = await readLink(tx, 'invitation', token);
  await useLink(tx, 'invitation', token);
  if (!link || !(await invitationHolds(tx, link))) {
    throw new AppError('conflict', 'Whoever sent this invitation may no longer invite. Ask for a new one.');
  }
  return link;
}

/** Puts a person on the team, unless they are on it; returns the proposal's page, or the list's. */
async function joinProposal(tx: Transaction, link: OpenLink, personId: string): Promise<string> {
  const { proposalId } = link;
  const role = proposalRoles.find((known) => known === link.proposalRole);
  if (!proposalId || !role) return '/';
  const present = await tx.proposalMember.findUnique({ where: { proposalId_personId: { proposalId, personId } } });
  if (!present) {
    const position = await tx.proposalMember.count({ where: { proposalId } });
    await tx.proposalMember.create({ data: { proposalId, personId, role, position } });
    const detail = { personId, role, via: 'invitation' };
    await audit(tx, link.createdById, 'proposal.member.add', { kind: 'proposal', id: proposalId }, detail);
  }
  return `/proposals/${proposalId}`;
}
