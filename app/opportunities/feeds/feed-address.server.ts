import { audit } from '#app/accounts/audit.server.ts';
import { authorize } from '#app/accounts/authorize.ts';
import { asCommunityRole } from '#app/accounts/community-role.ts';
import type { SignedIn } from '#app/accounts/current-person.server.ts';
import { isVisible, unfitForLine } from '#app/accounts/one-line.ts';
import { hashSecret, newSecret } from '#app/accounts/secret.server.ts';
import { AppError } from '#app/errors.ts';
import type { Database } from '#prisma/client.server.ts';
import { filterToSearch, parseFilter } from '../filter.ts';

const prefix = 'cf_';
/** The last use is written at most this often. */
const touchMs = 10 * 60 * 1000;
/** Living addresses a person may hold. */
const MOST = 50;
const LONGEST_NAME = 80;
const LONGEST_SEARCH = 2000;

/** Makes a private address of a filter. The token that is returned is the only copy: the database keeps its hash. */
export async function createFeedAddress(
  db: Database,
  person: SignedIn,
  { name, search }: { name: string; search: string },
): Promise<string> {
  authorize(person, 'feed.create');
  const trimmed = name.trim();
  if (!trimmed) throw new AppError('bad_input', 'Give the address a name.', { name: 'Say what will read it.' });
  if (unfitForLine.test(trimmed) || !isVisible(trimmed))
    throw new AppError('bad_input', 'Mend the name.', { name: 'A name is one line of plain text.' });
  if (trimmed.length > LONGEST_NAME)
    throw new AppError('bad_input', 'Shorten the name.', { name: `At most ${LONGEST_NAME} characters.` });
  const { filter, notes } = parseFilter(new URLSearchParams(search));
  if (notes.length > 0) throw new AppError('bad_input', notes.join(' '));
  const kept = filterToSearch(filter);
  if (kept.length > LONGEST_SEARCH) throw new AppError('bad_input', 'This filter is too long. Choose fewer funders.');
  const token = newSecret(prefix);
  await db.$transaction(async (tx) => {
    if ((await tx.feedAddress.count({ where: { personId: person.id, revokedAt: null } })) >= MOST)
      throw new AppError('conflict', `You hold ${MOST} feed addresses. Revoke one that is no longer used.`);
    const data = { personId: person.id, name: trimmed, search: kept, tokenHash: hashSecret(token) };
    const { id } = await tx.feedAddress.create({ data });
    await audit(tx, person.id, 'feed.created', { kind: 'feed', id });
  });
  return token;
}

/** Revokes an own address; `not_found` for one that is somebody else's or revoked already. */
export async function revokeFeedAddress(db: Database, person: SignedIn, id: string): Promise<void> {
  authorize(person, 'feed.manage', { ownerId: person.id });
  await db.$transaction(async (tx) => {
    const where = { id, personId: person.id, revokedAt: null };
    const { count } = await tx.feedAddress.updateMany({ where, data: { revokedAt: new Date() } });
    if (count === 0) throw new AppError('not_found', 'There is no such feed address, or it is revoked already.');
    await audit(tx, person.id, 'feed.revoked', { kind: 'feed', id });
  });
}

/** Whose list a living token gives, and which; null for any other, without saying why. */
export async function readFeedAddress(
  db: Database,
  token: string,
  now: Date,
): Promise<{ person: SignedIn; search: string } | null> {
  if (!token.startsWith(prefix)) return null;
  const row = await db.feedAddress.findUnique({ where: { tokenHash: hashSecret(token) }, include: { person: true } });
  if (!row || row.revokedAt || row.person.disabledAt) return null;
  if (!row.lastUsedAt || now.getTime() - row.lastUsedAt.getTime() >= touchMs) {
    await db.feedAddress.updateMany({ where: { id: row.id }, data: { lastUsedAt: now } });
  }
  const { id, name, email, role, affiliation, timeZone } = row.person;
  return { person: { id, name, email, role: asCommunityRole(role), affiliation, timeZone }, search: row.search };
}
