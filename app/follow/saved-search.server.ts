import { authorize } from '#app/accounts/authorize.ts';
import type { Actor } from '#app/accounts/can.ts';
import { isVisible, unfitForLine } from '#app/accounts/one-line.ts';
import { AppError } from '#app/errors.ts';
import { filterToSearch, parseFilter } from '#app/opportunities/filter.ts';
import type { Database } from '#prisma/client.server.ts';
import { newsFrom } from './news-from.server.ts';

const MOST_SEARCHES = 100;
const LONGEST_NAME = 120;
const LONGEST_QUERY = 4000;

/** Keeps a search under a name. Throws `bad_input` with fields, `conflict` where there are too many. */
export async function saveSearch(
  db: Database,
  actor: Actor,
  typed: { name: string; query: string },
  now: Date,
): Promise<void> {
  authorize(actor, 'opportunity.follow');
  const personId = actor!.id;
  const name = typed.name.trim().replace(/ +/g, ' ');
  const problem = await nameProblem(db, personId, name);
  if (problem) throw new AppError('bad_input', 'The search was not saved.', { name: problem });
  const query = plainQuery(typed.query);
  if ((await db.savedSearch.count({ where: { personId } })) >= MOST_SEARCHES) {
    throw new AppError('conflict', `You keep ${MOST_SEARCHES} searches. Remove one first.`);
  }
  await db.savedSearch.create({ data: { personId, name, query, createdAt: now, checkedTo: await newsFrom(db, now) } });
}

async function nameProblem(db: Database, personId: string, name: string): Promise<string | null> {
  if (!isVisible(name)) return 'Enter a name.';
  if (name.length > LONGEST_NAME) return `Use at most ${LONGEST_NAME} characters.`;
  if (unfitForLine.test(name)) return 'A name is one line of plain text.';
  const taken = await db.savedSearch.count({ where: { personId, name } });
  return taken > 0 ? 'You have a search of this name. Choose another.' : null;
}

/** The list's address as the list itself writes it, on its first page. Throws `bad_input` where the list does not know it. */
export function plainQuery(query: string): string {
  if (query.length > LONGEST_QUERY) throw new AppError('bad_input', 'This search is too long to keep.');
  const { filter, notes } = parseFilter(new URLSearchParams(query));
  if (notes.length > 0) throw new AppError('bad_input', notes[0]!);
  return filterToSearch(filter);
}

/** Forgets a search. */
export async function removeSearch(db: Database, actor: Actor, id: string): Promise<void> {
  await own(db, actor, id);
  await db.savedSearch.delete({ where: { id } });
}

/** Mutes a search, or lets it speak again: of what came meanwhile nothing is told. */
export async function muteSearch(db: Database, actor: Actor, id: string, muted: boolean, now: Date): Promise<void> {
  const search = await own(db, actor, id);
  if ((search.mutedAt !== null) === muted) return;
  const data = muted ? { mutedAt: now } : { mutedAt: null, checkedTo: await newsFrom(db, now) };
  await db.savedSearch.update({ where: { id }, data });
}

async function own(db: Database, actor: Actor, id: string) {
  const search = await db.savedSearch.findUnique({ where: { id } });
  if (!search || search.personId !== actor?.id) {
    throw new AppError('not_found', 'You keep no such search any more. Reload the page.');
  }
  authorize(actor, 'follow.manage', { ownerId: search.personId });
  return search;
}
