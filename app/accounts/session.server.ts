import type { Database, Transaction } from '#prisma/client.server.ts';
import { readCookie, sessionCookie, sessionCookieName } from './cookie.server.ts';
import { hashSecret, newSecret } from './secret.server.ts';

const day = 24 * 60 * 60 * 1000;
/** A session ends after this long without use … */
export const slidingMs = 14 * day;
/** … and after this long in any case. */
export const absoluteMs = 90 * day;
/** A session's last use is written at most this often. */
const touchMs = 10 * 60 * 1000;

/** Opens a session and returns the `Set-Cookie` value that carries its token; only the token's hash is stored. */
export async function startSession(
  db: Database | Transaction,
  personId: string,
  options: { userAgent?: string | null; now?: Date } = {},
): Promise<string> {
  const now = options.now ?? new Date();
  const token = newSecret();
  await db.session.create({
    data: {
      tokenHash: hashSecret(token),
      personId,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + slidingMs),
      userAgent: options.userAgent?.slice(0, 300) ?? null,
    },
  });
  return sessionCookie(token, absoluteMs / 1000);
}

/** The hash of the session token in a `Cookie` header, or null when there is none. */
export function sessionHashOf(cookieHeader: string | null | undefined): string | null {
  const token = readCookie(cookieHeader, sessionCookieName);
  return token ? hashSecret(token) : null;
}

/** The living session with its person, its expiry slid forward; null when unknown, expired or of a disabled person. */
export async function readSession(db: Database, tokenHash: string, now = new Date()) {
  const session = await db.session.findUnique({ where: { tokenHash }, include: { person: true } });
  if (!session || session.person.disabledAt) return null;
  const end = Math.min(session.expiresAt.getTime(), session.createdAt.getTime() + absoluteMs);
  if (end <= now.getTime()) {
    await db.session.deleteMany({ where: { tokenHash } });
    return null;
  }
  if (now.getTime() - session.lastSeenAt.getTime() >= touchMs) {
    await db.session.updateMany({
      where: { tokenHash },
      data: { lastSeenAt: now, expiresAt: new Date(now.getTime() + slidingMs) },
    });
  }
  return session;
}

/** Ends one session; nothing happens when it has ended already. */
export async function endSession(db: Database | Transaction, tokenHash: string): Promise<void> {
  await db.session.deleteMany({ where: { tokenHash } });
}

/** Ends all of a person's sessions but one (null: all); returns the hashes of those that ended, to close their sockets. */
export async function endOtherSessions(
  db: Database | Transaction,
  personId: string,
  keepHash: string | null,
): Promise<string[]> {
  const where = { personId, ...(keepHash ? { tokenHash: { not: keepHash } } : {}) };
  const ended = await db.session.findMany({ where, select: { tokenHash: true } });
  await db.session.deleteMany({ where });
  return ended.map((session) => session.tokenHash);
}
