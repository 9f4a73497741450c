import type { SignedIn } from '#app/accounts/current-person.server.ts';
import { AppError } from '#app/errors.ts';
import type { Database } from '#prisma/client.server.ts';
import { answerRole, withdrawAnswer } from './answers.server.ts';
import { decide } from './decide.server.ts';
import { removePursuit } from './remove-pursuit.server.ts';
import { setAbout } from './set-about.server.ts';
import { setSlots, slotFields } from './set-slots.server.ts';
import { noteMoved, setTarget } from './set-target.server.ts';
import { addStep, addUsualStep, removeStep, saveStep, stepFields, tickStep } from './steps.server.ts';
import { addAnswerer, addByEmail, removeFromTeam } from './team.server.ts';
import { addRole, fillRole, removeRole } from './wanted.server.ts';

/** Does what a form on the page of a pursuit asks by its `intent`; where to go then. */
export async function pursuitAction(
  db: Database,
  person: SignedIn,
  id: string,
  form: FormData,
  now: Date,
): Promise<string> {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const texts = <Name extends string>(...names: readonly Name[]) =>
    Object.fromEntries(names.map((name) => [name, text(name)])) as Record<Name, string>;
  const doors: Record<string, () => Promise<void>> = {
    decide: () => {
      const reasons = form.getAll('reasons').map(String);
      return decide(db, person, id, { ...texts('from', 'to', 'note'), reasons }, now);
    },
    about: () => setAbout(db, person, id, texts('teamName', 'projectId', 'leadId'), now),
    target: () => setTarget(db, person, id, texts('handInOn', 'deadlineKind'), now),
    moved: () => noteMoved(db, person, id, text('seen'), now),
    slots: () => setSlots(db, person, id, texts(...slotFields)),
    'step-add': () => addStep(db, person, id, texts(...stepFields)),
    'step-usual': () => addUsualStep(db, person, id, text('usualId')),
    'step-save': () => saveStep(db, person, id, text('stepId'), texts(...stepFields)),
    'step-done': () => tickStep(db, person, id, text('stepId'), now),
    'step-undone': () => tickStep(db, person, id, text('stepId'), null),
    'step-remove': () => removeStep(db, person, id, text('stepId')),
    'role-add': () => addRole(db, person, id, text('role'), now),
    'role-fill': () => fillRole(db, person, id, text('roleId'), now),
    'role-open': () => fillRole(db, person, id, text('roleId'), null),
    'role-remove': () => removeRole(db, person, id, text('roleId')),
    answer: () => answerRole(db, person, id, { roleId: text('roleId'), note: text('answer') }, now),
    'answer-withdraw': () => withdrawAnswer(db, person, id, text('answerId')),
    'answer-join': () => addAnswerer(db, person, id, text('answerId'), now),
    'team-add': () => addByEmail(db, person, id, text('email'), now),
    'team-remove': () => removeFromTeam(db, person, id, text('personId')),
    remove: () => removePursuit(db, person, id, texts('typedName', 'lastSeen')),
  };
  const door = Object.hasOwn(doors, text('intent')) ? doors[text('intent')] : undefined;
  if (!door) throw new AppError('bad_input', 'This page has no such button. Reload it and try again.');
  await door();
  return text('intent') === 'remove' ? '/pursuits' : `/pursuits/${id}`;
}
