import type { SignedIn } from '#app/accounts/current-person.server.ts';
import { deadlineKinds } from '#app/opportunities/types.ts';
import type { Database } from '#prisma/client.server.ts';
import { changePursuit } from './change-pursuit.server.ts';
import { badField, readDay } from './input.ts';
import { readTarget } from './read-target.server.ts';

/** Chooses what the plan counts back from: the team's own day, one kind of the call's dates, or the next of them. */
export async function setTarget(
  db: Database,
  person: SignedIn,
  id: string,
  form: { handInOn: string; deadlineKind: string },
  now: Date,
): Promise<void> {
  const handInOn = readDay(form.handInOn, 'handInOn');
  const deadlineKind = form.deadlineKind === '' ? null : form.deadlineKind;
  if (deadlineKind !== null && !deadlineKinds.some((known) => known === deadlineKind)) {
    throw badField('deadlineKind', 'Choose one of the dates that the call has.');
  }
  await changePursuit(db, person, id, async (tx, pursuit) => {
    const choice = { opportunityId: pursuit.opportunityId, handInOn, deadlineKind };
    const target = await readTarget(tx, choice, now, person.timeZone);
    const plannedFor = target?.date ?? null;
    await tx.pursuit.update({ where: { id }, data: { handInOn, deadlineKind, plannedFor } });
    if (plannedFor === pursuit.plannedFor) return;
    const told = { kind: 'planned', before: pursuit.plannedFor, after: plannedFor };
    await tx.pursuitEvent.create({ data: { ...told, pursuitId: id, personId: person.id, at: now } });
  });
}

/** Says that the team has seen where the deadline moved to, `seen` as the page had it: a later move is still news. */
export async function noteMoved(db: Database, person: SignedIn, id: string, seen: string, now: Date): Promise<void> {
  const plannedFor = readDay(seen, 'seen');
  await changePursuit(db, person, id, async (tx, pursuit) => {
    if (plannedFor === pursuit.plannedFor) return;
    await tx.pursuit.update({ where: { id }, data: { plannedFor } });
    const told = { kind: 'planned', before: pursuit.plannedFor, after: plannedFor };
    await tx.pursuitEvent.create({ data: { ...told, pursuitId: id, personId: person.id, at: now } });
  });
}
