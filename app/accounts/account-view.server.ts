import { feedAddressesOf } from '#app/opportunities/feeds/feed-list.server.ts';
import { formatDay, formatMoment, today } from '#app/opportunities/calendar-date.ts';
import type { Database } from '#prisma/client.server.ts';
import type { SignedIn } from './current-person.server.ts';
import { deviceName } from './device-name.ts';

/** What the account page shows beside the form: the person's living sessions and tokens, with times in their zone. */
export async function accountView(db: Database, person: SignedIn, sessionHash: string | null) {
  const [sessions, tokens, feeds] = await Promise.all([
    db.session.findMany({
      where: { personId: person.id, expiresAt: { gt: new Date() } },
      orderBy: { lastSeenAt: 'desc' },
    }),
    db.apiToken.findMany({ where: { personId: person.id, revokedAt: null }, orderBy: { createdAt: 'desc' } }),
    feedAddressesOf(db, person),
  ]);
  return {
    feeds,
    sessions: sessions.map((session) => ({
      // the stored hash itself stays on the server: its beginning is enough to say which one
      id: session.tokenHash.slice(0, 24),
      device: deviceName(session.userAgent),
      lastSeen: formatMoment(session.lastSeenAt, person.timeZone),
      present: session.tokenHash === sessionHash,
    })),
    tokens: tokens.map((token) => ({
      id: token.id,
      name: token.name,
      created: formatDay(today(token.createdAt, person.timeZone)),
      lastUsed: token.lastUsedAt && formatMoment(token.lastUsedAt, person.timeZone),
    })),
  };
}
export type AccountView = Awaited<ReturnType<typeof accountView>>;

/** Ends one of a person's own sessions by the id the page shows; returns its hash, or null when it had ended already. */
export async function endOwnSession(db: Database, personId: string, id: string): Promise<string | null> {
  if (!/^[0-9a-f]{24}$/.test(id)) return null;
  const session = await db.session.findFirst({ where: { personId, tokenHash: { startsWith: id } } });
  if (!session) return null;
  await db.session.deleteMany({ where: { tokenHash: session.tokenHash } });
  return session.tokenHash;
}
