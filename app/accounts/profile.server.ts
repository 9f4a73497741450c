import { AppError } from '#app/errors.ts';
import type { Database } from '#prisma/client.server.ts';
import { audit } from './audit.server.ts';
import { hashPassword, verifyPassword } from './password.server.ts';
import { passwordProblem } from './password-rules.ts';
import { checkAffiliation, checkName, checkTimeZone } from './person-input.ts';
import { endOtherSessions } from './session.server.ts';
import { signInLimit } from './sign-in-limit.server.ts';
import { waitingTime } from './waiting-time.ts';

export type Profile = { name: string; affiliation: string; timeZone: string };

/** Saves what a person tells about themselves; empty affiliation and zone become null. Throws `bad_input` with fields. */
export async function saveProfile(db: Database, personId: string, profile: Profile): Promise<void> {
  const checks = {
    name: checkName(profile.name),
    affiliation: checkAffiliation(profile.affiliation),
    timeZone: checkTimeZone(profile.timeZone),
  };
  const fields: Record<string, string> = {};
  for (const [field, check] of Object.entries(checks)) if (check.problem) fields[field] = check.problem;
  if (Object.keys(fields).length > 0) throw new AppError('bad_input', 'Your details were not saved.', fields);
  await db.person.update({
    where: { id: personId },
    data: {
      name: checks.name.value,
      affiliation: checks.affiliation.value || null,
      timeZone: checks.timeZone.value || null,
    },
  });
}

/**
 * Changes a password that is known, ends the person's other sessions and their unused reset links. Returns the hashes of
 * the ended sessions.
 */
export async function changePassword(
  db: Database,
  personId: string,
  passwords: { current: string; next: string },
  keepSession: string | null,
): Promise<string[]> {
  const person = await db.person.findUniqueOrThrow({ where: { id: personId } });
  const problem = passwordProblem(passwords.next, person.email);
  if (problem) throw new AppError('bad_input', 'The password was not changed.', { password: problem });
  const wait = signInLimit().take(person.email, `account ${personId}`);
  if (wait > 0) throw new AppError('too_many', `Too many tries. Wait ${waitingTime(wait)} and try again.`);
  if (!(await verifyPassword(person.passwordHash, passwords.current))) {
    throw new AppError('bad_input', 'The password was not changed.', { current: 'This is not your present password.' });
  }
  signInLimit().succeeded(person.email, `account ${personId}`);
  const passwordHash = await hashPassword(passwords.next);
  return db.$transaction(async (tx) => {
    await tx.person.update({ where: { id: personId }, data: { passwordHash } });
    const ended = await endOtherSessions(tx, personId, keepSession);
    await tx.oneTimeLink.deleteMany({ where: { kind: 'reset', email: person.email, usedAt: null } });
    await audit(tx, personId, 'person.password_changed', { kind: 'person', id: personId });
    return ended;
  });
}
