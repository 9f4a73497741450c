import { AppError } from '#app/errors.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import { audit } from './audit.server.ts';
import type { CommunityRole } from './community-role.ts';
import { endOtherSessions } from './session.server.ts';

/** Everybody with an account, by name, for the administrator's page. */
export async function listPeople(db: Database) {
  const people = await db.person.findMany({
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      name: true,
      email: true,
      affiliation: true,
      role: true,
      disabledAt: true,
      createdAt: true,
      passwordHash: true,
      sessions: { select: { lastSeenAt: true }, orderBy: { lastSeenAt: 'desc' }, take: 1 },
    },
  });
  return people.map(({ passwordHash, sessions, ...person }) => ({
    ...person,
    hasPassword: passwordHash !== null,
    lastSeenAt: sessions[0]?.lastSeenAt ?? null,
  }));
}

/** Changes a person's community role; the last administrator keeps theirs. */
export async function changeRole(db: Database, actorId: string | null, personId: string, role: CommunityRole) {
  await db.$transaction(async (tx) => {
    const person = await findPerson(tx, personId);
    if (person.role === role) return;
    await tx.person.update({ where: { id: personId }, data: { role } });
    await keepAnAdministrator(tx);
    await audit(tx, actorId, 'person.role_changed', { kind: 'person', id: personId }, { from: person.role, role });
  });
}

/**
 * Switches an account off: its sessions end and its tokens no longer work. The last administrator stays on. Returns the
 * hashes of the ended sessions.
 */
export async function disablePerson(db: Database, actorId: string | null, personId: string): Promise<string[]> {
  return db.$transaction(async (tx) => {
    const person = await findPerson(tx, personId);
    if (person.disabledAt) return [];
    await tx.person.update({ where: { id: personId }, data: { disabledAt: new Date() } });
    await keepAnAdministrator(tx);
    const ended = await endOtherSessions(tx, personId, null);
    await tx.oneTimeLink.deleteMany({ where: { kind: 'reset', email: person.email, usedAt: null } });
    await audit(tx, actorId, 'person.disabled', { kind: 'person', id: personId });
    return ended;
  });
}

/** Switches an account on again. Sessions stay ended; tokens that were not revoked work again. */
export async function enablePerson(db: Database, actorId: string | null, personId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const person = await findPerson(tx, personId);
    if (!person.disabledAt) return;
    await tx.person.update({ where: { id: personId }, data: { disabledAt: null } });
    await audit(tx, actorId, 'person.enabled', { kind: 'person', id: personId });
  });
}

async function findPerson(tx: Transaction, id: string) {
  const person = await tx.person.findUnique({ where: { id } });
  if (!person) throw new AppError('not_found', 'There is no such person. Reload the list of people.');
  return person;
}

/** Called after a change in the same transaction, which it undoes when nobody could run the community any more. */
async function keepAnAdministrator(tx: Transaction): Promise<void> {
  if ((await tx.person.count({ where: { role: 'admin', disabledAt: null } })) > 0) return;
  throw new AppError('conflict', 'This is the last administrator. Make somebody else administrator first.');
}
