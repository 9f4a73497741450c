import type { CommunityRole } from '#app/accounts/community-role.ts';
import { can } from '#app/accounts/can.ts';
import { proposalRoles, type ProposalRole, type Room } from '#app/document/wire.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';

/** What a person may do in one sync room. `epoch` is the section's; a proposal's own room has epoch 1. */
export type RoomAccess = {
  role: ProposalRole;
  proposalId: string;
  sectionId: string | null;
  epoch: number;
  canWrite: boolean;
};

/**
 * A person's role in a proposal. Null for the public, for somebody not on the team, for a disabled account and for
 * a proposal that does not exist: callers answer all four as "not found".
 */
export async function proposalRole(
  db: Database | Transaction,
  personId: string | null,
  proposalId: string,
): Promise<ProposalRole | null> {
  if (personId === null) return null;
  const member = await db.proposalMember.findUnique({
    where: { proposalId_personId: { proposalId, personId }, person: { disabledAt: null } },
    select: { role: true },
  });
  return proposalRoles.find((role) => role === member?.role) ?? null;
}

/** Decides a sync room for a person: null = no such room, or not theirs. A locked section is read-only for everybody. */
export async function roomAccess(
  db: Database | Transaction,
  person: { id: string; role: CommunityRole } | null,
  room: Room,
): Promise<RoomAccess | null> {
  if (person === null) return null;
  const section = room.kind === 'section' ? await findSection(db, room.id) : null;
  const proposalId = room.kind === 'section' ? section?.proposalId : room.id;
  if (!proposalId) return null;
  const role = await proposalRole(db, person.id, proposalId);
  if (role === null || !can(person, 'proposal.read', { role })) return null;
  return {
    role,
    proposalId,
    sectionId: section?.id ?? null,
    epoch: section?.epoch ?? 1,
    canWrite: can(person, 'proposal.write', { role, locked: section?.locked ?? false }),
  };
}

function findSection(db: Database | Transaction, id: string) {
  return db.section.findUnique({ where: { id }, select: { id: true, proposalId: true, epoch: true, locked: true } });
}
