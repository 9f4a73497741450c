import { authorize } from '#app/accounts/authorize.ts';
import { can, type Actor } from '#app/accounts/can.ts';
import { isVisible, unfitForLine } from '#app/accounts/one-line.ts';
import { standingThing } from '#app/discussion/standing-thing.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { AppError } from '#app/errors.ts';
import { formatDay, today } from '../calendar-date.ts';
import { LONGEST_NOTE, type InterestView } from './interest-view.ts';

/** Says that one is interested in a call, or says it in other words; gives the call's id. Throws `not_found`, `bad_input`. */
export async function setInterest(
  db: Database,
  actor: Actor,
  callId: string,
  typed: string,
  now: Date,
): Promise<string> {
  authorize(actor, 'opportunity.interest');
  const personId = actor!.id;
  const note = typed.trim().replace(/\s+/g, ' ');
  const problem = noteProblem(note);
  if (problem) throw new AppError('bad_input', problem, { note: problem });
  return db.$transaction(async (tx) => {
    // A write comes first, so that no merge comes between; it changes nothing but the note.
    await tx.interest.updateMany({ where: { personId, opportunityId: callId }, data: { note } });
    const { id } = await standingThing(tx, { kind: 'call', id: callId });
    const key = { personId, opportunityId: id };
    const where = { personId_opportunityId: key };
    await tx.interest.upsert({ where, create: { ...key, note, at: now }, update: { note } });
    return id;
  });
}

/** Is interested no more. */
export async function dropInterest(db: Database, actor: Actor, callId: string): Promise<string> {
  authorize(actor, 'opportunity.interest');
  const { id } = await standingThing(db, { kind: 'call', id: callId });
  await db.interest.deleteMany({ where: { personId: actor!.id, opportunityId: id } });
  return id;
}

/** Who is interested in a call: for members by name, for the public how many. Accounts that are closed do not count. */
export async function interestIn(db: Database, actor: Actor, callId: string): Promise<InterestView> {
  const where = { opportunityId: callId, person: { disabledAt: null } };
  if (!can(actor, 'opportunity.interest'))
    return { count: await db.interest.count({ where }), people: null, mine: null };
  const rows = await db.interest.findMany({
    where,
    orderBy: [{ at: 'asc' }, { personId: 'asc' }],
    include: { person: { select: { name: true, affiliation: true } } },
  });
  const people = rows.map(({ personId, note, at, person }) => ({
    ...{ id: personId, name: person.name, affiliation: person.affiliation, note, since: formatDay(today(at)) },
  }));
  const mine = rows.find(({ personId }) => personId === actor!.id);
  return { count: rows.length, people, mine: mine ? { note: mine.note } : null };
}

function noteProblem(note: string): string | null {
  if (note.length > LONGEST_NOTE) return `Use at most ${LONGEST_NOTE} characters.`;
  if (note !== '' && !isVisible(note)) return 'This note has nothing to read. Leave it empty or write a line.';
  return unfitForLine.test(note) ? 'A note is one line of plain text.' : null;
}
