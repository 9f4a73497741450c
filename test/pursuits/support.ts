import type { SignedIn } from '#app/accounts/current-person.server.ts';
import { startPursuit, type NewPursuit } from '#app/pursuits/start-pursuit.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { addPerson } from '#test/support/site.ts';

export const NOW = new Date('2026-11-27T12:00:00Z');

/** Somebody with an account, as commands know them. */
export async function somebody(db: Database): Promise<SignedIn> {
  const { id, email, name } = await addPerson(db);
  return { id, email, name, role: 'member', affiliation: null, timeZone: null };
}

/** The id of a new pursuit of the only call. */
export async function begin(db: Database, person: SignedIn, form: Partial<NewPursuit> = {}): Promise<string> {
  const { id: opportunityId } = await db.opportunity.findFirstOrThrow();
  const empty = { opportunityId, teamName: 'Arrays', projectId: '', leads: '', note: '' };
  return startPursuit(db, person, { ...empty, ...form }, NOW);
}
