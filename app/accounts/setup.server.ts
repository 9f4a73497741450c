import { AppError } from '#app/errors.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import { audit } from './audit.server.ts';
import { insertPerson, prepareNewPerson, type NewPerson } from './create-person.server.ts';
import { createLink, useLink } from './one-time-link.server.ts';
import { startSession } from './session.server.ts';

async function hasAdministrator(db: Database | Transaction): Promise<boolean> {
  return (await db.person.count({ where: { role: 'admin', disabledAt: null } })) > 0;
}

/**
 * The address at which the first administrator makes their account, for the console of the first start; null when there
 * is an administrator. Every call makes a fresh link and ends the older unused ones.
 */
export async function ensureSetupLink(db: Database, baseUrl: string): Promise<string | null> {
  return db.$transaction(async (tx) => {
    await tx.oneTimeLink.deleteMany({ where: { kind: 'setup', usedAt: null } });
    if (await hasAdministrator(tx)) return null;
    return `${baseUrl}/setup/${await createLink(tx, 'setup')}`;
  });
}

/** Makes the first administrator from a setup link and returns the `Set-Cookie` value of their first session. */
export async function setUpAdministrator(
  db: Database,
  token: string,
  input: NewPerson,
  userAgent: string | null,
): Promise<string> {
  const prepared = await prepareNewPerson(input);
  return db.$transaction(async (tx) => {
    await useLink(tx, 'setup', token);
    if (await hasAdministrator(tx)) {
      throw new AppError('conflict', 'There is an administrator already. Ask them for an invitation.');
    }
    const person = await insertPerson(tx, { ...prepared, role: 'admin' });
    await audit(tx, person.id, 'person.set_up', { kind: 'person', id: person.id }, { role: 'admin' });
    return startSession(tx, person.id, { userAgent });
  });
}
