import { AppError } from '#app/errors.ts';
import type { Transaction } from '#prisma/client.server.ts';
import type { CommunityRole } from './community-role.ts';
import { checkEmail, checkName } from './person-input.ts';
import { hashPassword } from './password.server.ts';
import { passwordProblem } from './password-rules.ts';

export type NewPerson = { email: string; name: string; password: string };

/** Checks a new account's e-mail, name and password together and hashes the password; throws `bad_input` with fields. */
export async function prepareNewPerson(
  input: NewPerson,
): Promise<{ email: string; name: string; passwordHash: string }> {
  const email = checkEmail(input.email);
  const name = checkName(input.name);
  const password = passwordProblem(input.password, email.value);
  const fields: Record<string, string> = {};
  if (email.problem) fields.email = email.problem;
  if (name.problem) fields.name = name.problem;
  if (password) fields.password = password;
  if (Object.keys(fields).length > 0) throw new AppError('bad_input', 'The account could not be made yet.', fields);
  return { email: email.value, name: name.value, passwordHash: await hashPassword(input.password) };
}

/** Inserts a person, or throws `conflict` when the e-mail has an account already. */
export async function insertPerson(
  tx: Transaction,
  person: { email: string; name: string; passwordHash: string | null; role: CommunityRole },
) {
  const taken = await tx.person.findUnique({ where: { email: person.email }, select: { id: true } });
  if (taken) {
    const message = 'There is an account with this e-mail address already.';
    throw new AppError('conflict', message, { email: message });
  }
  return tx.person.create({ data: person });
}
