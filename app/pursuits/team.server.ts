import { audit } from '#app/accounts/audit.server.ts';
import type { SignedIn } from '#app/accounts/current-person.server.ts';
import { checkEmail } from '#app/accounts/person-input.ts';
import { AppError } from '#app/errors.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import { changePursuit } from './change-pursuit.server.ts';
import { badField } from './input.ts';

const MOST_MEMBERS = 50;

/** Puts whoever has an account with this address on the team; nothing happens where they are on it. */
export async function addByEmail(db: Database, person: SignedIn, id: string, typed: string, now: Date): Promise<void> {
  const email = checkEmail(typed);
  if (email.problem !== null) throw badField('email', email.problem);
  await changePursuit(db, person, id, async (tx) => {
    const found = await tx.person.findUnique({ where: { email: email.value, disabledAt: null }, select: { id: true } });
    if (!found) throw badField('email', 'Nobody here has this address. An administrator can invite them.');
    await put(tx, person, id, found.id, now);
  });
}

/** Puts somebody on the team who answered a wanted role. */
export async function addAnswerer(db: Database, person: SignedIn, id: string, answerId: string, now: Date) {
  await changePursuit(db, person, id, async (tx) => {
    const where = { id: answerId, role: { pursuitId: id }, person: { disabledAt: null } };
    const answer = await tx.pursuitAnswer.findUnique({ where });
    if (!answer) throw new AppError('not_found', 'This answer was withdrawn. Reload the page.');
    await put(tx, person, id, answer.personId, now);
  });
}

/** Takes somebody off the team with all that was theirs to do; `conflict` for the last one, who could let nobody in again. */
export async function removeFromTeam(db: Database, person: SignedIn, id: string, personId: string): Promise<void> {
  await changePursuit(db, person, id, async (tx, { members, leadId }) => {
    if (!members.some((member) => member.personId === personId)) return;
    if (members.length === 1) throw new AppError('conflict', 'You are the last of this team. Add somebody first.');
    if (leadId === personId)
      throw new AppError('conflict', 'Who would lead stays on the team. Choose another lead first.');
    await tx.pursuitStep.updateMany({ where: { pursuitId: id, assigneeId: personId }, data: { assigneeId: null } });
    await tx.pursuitMember.delete({ where: { pursuitId_personId: { pursuitId: id, personId } } });
    await audit(tx, person.id, 'pursuit.member.remove', { kind: 'pursuit', id }, { personId });
  });
}

async function put(tx: Transaction, actor: SignedIn, pursuitId: string, personId: string, now: Date): Promise<void> {
  const key = { pursuitId, personId };
  if (await tx.pursuitMember.findUnique({ where: { pursuitId_personId: key } })) return;
  if ((await tx.pursuitMember.count({ where: { pursuitId } })) >= MOST_MEMBERS) {
    throw new AppError('conflict', `A team has ${MOST_MEMBERS} people at most.`);
  }
  await tx.pursuitMember.create({ data: { ...key, addedAt: now } });
  await audit(tx, actor.id, 'pursuit.member.add', { kind: 'pursuit', id: pursuitId }, { personId });
}
