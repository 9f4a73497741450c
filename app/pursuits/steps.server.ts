import type { SignedIn } from '#app/accounts/current-person.server.ts';
import { AppError } from '#app/errors.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import type { OwnPursuit } from './authorize-pursuit.server.ts';
import { changePursuit } from './change-pursuit.server.ts';
import { badField, readCount, readDay, readLine, readNote, requireLine } from './input.ts';
import { MOST_DAYS, usualSteps } from './usual-steps.ts';

export const stepFields = ['name', 'daysBefore', 'setOn', 'why', 'source', 'assigneeId'] as const;
export type StepForm = Record<(typeof stepFields)[number], string>;

const MOST_STEPS = 100;
const SET_BY_TEAM = 'the team';

/** Adds a step of the team's own. */
export async function addStep(db: Database, person: SignedIn, id: string, form: StepForm): Promise<void> {
  await changePursuit(db, person, id, async (tx, pursuit) => {
    const step = readStep(form, pursuit);
    await assertRoom(tx, id);
    await tx.pursuitStep.create({ data: { ...step, pursuitId: id } });
  });
}

/** Adds one of the usual steps; nothing happens where the plan has it. */
export async function addUsualStep(db: Database, person: SignedIn, id: string, usualId: string): Promise<void> {
  const usual = usualSteps.find((step) => step.id === usualId);
  if (!usual) throw badField('usualId', 'Choose one of the usual steps.');
  const { name, why, source, daysBefore } = usual;
  await changePursuit(db, person, id, async (tx) => {
    if (await tx.pursuitStep.findFirst({ where: { pursuitId: id, usualId }, select: { id: true } })) return;
    await assertRoom(tx, id);
    await tx.pursuitStep.create({ data: { usualId, name, why, source, daysBefore, pursuitId: id } });
  });
}

/** Changes a step. A lead time that a person changes is theirs, and says so unless they give its source. */
export async function saveStep(
  db: Database,
  person: SignedIn,
  id: string,
  stepId: string,
  form: StepForm,
): Promise<void> {
  await changePursuit(db, person, id, async (tx, pursuit) => {
    const before = await findStep(tx, id, stepId);
    const step = readStep(form, pursuit);
    const isOwnGuess = step.daysBefore !== before.daysBefore && step.source === before.source;
    await tx.pursuitStep.update({ where: { id: stepId }, data: isOwnGuess ? { ...step, source: SET_BY_TEAM } : step });
  });
}

/** Ticks a step off, or takes that back. */
export async function tickStep(
  db: Database,
  person: SignedIn,
  id: string,
  stepId: string,
  doneAt: Date | null,
): Promise<void> {
  await changePursuit(db, person, id, async (tx) => {
    await findStep(tx, id, stepId);
    await tx.pursuitStep.update({ where: { id: stepId }, data: { doneAt } });
  });
}

/** Takes a step out of the plan; a usual one can be added again. */
export async function removeStep(db: Database, person: SignedIn, id: string, stepId: string): Promise<void> {
  await changePursuit(db, person, id, (tx) => tx.pursuitStep.deleteMany({ where: { id: stepId, pursuitId: id } }));
}

function readStep(form: StepForm, { members }: OwnPursuit) {
  const name = requireLine(form.name, 'name', 200, 'Name the step.');
  const setOn = readDay(form.setOn, 'setOn');
  const daysBefore = readCount(form.daysBefore, 'daysBefore', MOST_DAYS) ?? (setOn === null ? null : 0);
  if (daysBefore === null)
    throw badField('daysBefore', 'Say how many days before the deadline it begins, or set a day.');
  const assigneeId = form.assigneeId === '' ? null : form.assigneeId;
  if (assigneeId !== null && !members.some(({ personId }) => personId === assigneeId)) {
    throw badField('assigneeId', 'Only somebody on the team can be given a step: add them first.');
  }
  const source = readLine(form.source, 'source', 500) ?? SET_BY_TEAM;
  return { name, setOn, daysBefore, assigneeId, source, why: readNote(form.why, 'why', 500) };
}

async function findStep(tx: Transaction, pursuitId: string, id: string) {
  const step = await tx.pursuitStep.findUnique({ where: { id, pursuitId } });
  if (!step) throw new AppError('not_found', 'Somebody took this step out of the plan. Reload the page.');
  return step;
}

async function assertRoom(tx: Transaction, pursuitId: string): Promise<void> {
  if ((await tx.pursuitStep.count({ where: { pursuitId } })) < MOST_STEPS) return;
  throw new AppError('conflict', `A plan has ${MOST_STEPS} steps at most. Remove some first.`);
}
