import { AppError } from '#app/errors.ts';
import type { Database } from '#prisma/client.server.ts';
import { audit } from './audit.server.ts';
import { createLink, readLink, useLink } from './one-time-link.server.ts';
import { hashPassword } from './password.server.ts';
import { passwordProblem } from './password-rules.ts';
import { endOtherSessions, startSession } from './session.server.ts';

/** Makes the secret of a link `/reset/SECRET` with which a person sets a new password; ends older ones of theirs. */
export async function createReset(db: Database, createdById: string | null, personId: string): Promise<string> {
  return db.$transaction(async (tx) => {
    const person = await tx.person.findUnique({ where: { id: personId } });
    if (!person) throw new AppError('not_found', 'There is no such person. Reload the list of people.');
    if (person.disabledAt) throw new AppError('conflict', 'This account is switched off. Switch it on first.');
    await tx.oneTimeLink.deleteMany({ where: { kind: 'reset', email: person.email, usedAt: null } });
    await audit(tx, createdById, 'person.reset_link', { kind: 'person', id: person.id });
    return createLink(tx, 'reset', { email: person.email, createdById });
  });
}

/** Sets the new password of a reset link's person, ends all their sessions and returns the cookie of a new one
 * with the hashes of the ended ones. */
export async function resetPassword(
  db: Database,
  token: string,
  password: string,
  userAgent: string | null,
): Promise<{ cookie: string; ended: string[] }> {
  const { link } = await readLink(db, 'reset', token);
  const problem = passwordProblem(password, link?.email ?? '');
  if (problem) throw new AppError('bad_input', 'The password was not changed.', { password: problem });
  const passwordHash = await hashPassword(password);
  return db.$transaction(async (tx) => {
    await useLink(tx, 'reset', token);
    const person = link?.email ? await tx.person.findUnique({ where: { email: link.email, disabledAt: null } }) : null;
    if (!person) throw new AppError('conflict', 'This account is switched off. Ask an administrator.');
    await tx.person.update({ where: { id: person.id }, data: { passwordHash } });
    const ended = await endOtherSessions(tx, person.id, null);
    await audit(tx, person.id, 'person.password_reset', { kind: 'person', id: person.id });
    return { cookie: await startSession(tx, person.id, { userAgent }), ended };
  });
}
