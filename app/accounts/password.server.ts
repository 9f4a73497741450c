import { hash, verify } from '@node-rs/argon2';
import { singleton } from '#app/singleton.server.ts';
import { Gate } from './gate.server.ts';
import { normalizePassword, passwordMax } from './password-rules.ts';
import { newSecret } from './secret.server.ts';

/** argon2id (the library's default kind) with 19 MiB, two passes, one lane: the OWASP baseline. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Two hashes at once keep a flood of sign-ins from taking every core and hundreds of megabytes. */
const gate = () => singleton('password-gate', () => new Gate(2, 60));

/** The argon2id hash of a new password, in PHC form. Check `passwordProblem` first. */
export function hashPassword(password: string): Promise<string> {
  return gate().run(() => hash(normalizePassword(password), parameters));
}

/**
 * Whether a password fits its stored hash. With null (no such person, or no password chosen) it does the same work
 * against a hash nobody knows the password of, so that the time taken does not tell who has an account.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const plain = normalizePassword(password);
  const usable = stored !== null && plain.length <= passwordMax * 4;
  const against = usable ? stored : await nobodysHash();
  const fits = await gate().run(() => verify(against, usable ? plain : plain.slice(0, passwordMax)));
  return usable && fits;
}

function nobodysHash(): Promise<string> {
  return singleton('nobodys-hash', () => hash(newSecret(), parameters));
}
