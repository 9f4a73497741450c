import type { Database } from '#prisma/client.server.ts';
import { audit } from './audit.server.ts';
import { verifyPassword } from './password.server.ts';
import { endSession, sessionHashOf, startSession } from './session.server.ts';
import { signInLimit } from './sign-in-limit.server.ts';

export type SignInAttempt = {
  email: string;
  password: string;
  /** where it came from, for the limit */
  address: string;
  userAgent: string | null;
  /** the Cookie header: a session it names ends, so that a session planted by somebody else never becomes a signed-in one */
  cookie: string | null;
};
export type SignInAnswer =
  | { ok: true; cookie: string; personId: string }
  | { ok: false; reason: 'wrong' }
  | { ok: false; reason: 'too_many'; retryAfterSeconds: number };

/** Signs a person in with e-mail and password. An unknown e-mail and a wrong password take the same way and time. */
export async function signIn(db: Database, attempt: SignInAttempt): Promise<SignInAnswer> {
  const email = attempt.email.trim().toLowerCase().slice(0, 254);
  const retryAfterSeconds = signInLimit().take(email, attempt.address);
  if (retryAfterSeconds > 0) return { ok: false, reason: 'too_many', retryAfterSeconds };

  const person = await db.person.findUnique({ where: { email } });
  const fits = await verifyPassword(person?.disabledAt ? null : (person?.passwordHash ?? null), attempt.password);
  if (!person || !fits) {
    await audit(db, null, 'sign_in.failed', { kind: 'person', id: person?.id ?? 'unknown' });
    return { ok: false, reason: 'wrong' };
  }
  signInLimit().succeeded(email, attempt.address);
  const cookie = await db.$transaction(async (tx) => {
    const old = sessionHashOf(attempt.cookie);
    if (old) await endSession(tx, old);
    await tx.session.deleteMany({ where: { personId: person.id, expiresAt: { lte: new Date() } } });
    return startSession(tx, person.id, { userAgent: attempt.userAgent });
  });
  return { ok: true, cookie, personId: person.id };
}
