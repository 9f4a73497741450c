import { formatDate, today } from '#app/opportunities/calendar-date.ts';
import type { DeadlineFact } from '#app/opportunities/types.ts';
import { dayWords, movedWords, stepWords, targetWords } from './plan-words.ts';
import { planSteps } from './plan.ts';
import { deadlineKindsOf, targetOf, type Choice } from './target.ts';
import { whichSteps, type StepFacts } from './which-steps.ts';

type Step = {
  id: string;
  usualId: string | null;
  name: string;
  why: string;
  source: string;
  daysBefore: number;
  setOn: string | null;
  assignee: { id: string; name: string } | null;
  doneAt: Date | null;
};
type Facts = Choice & { plannedFor: string | null; steps: readonly Step[] };
type Call = { deadlines: readonly DeadlineFact[]; facts: StepFacts };

/** The plan of a pursuit as its page shows it, by the clocks of a zone. */
export function planView(pursuit: Facts, call: Call, now: Date, zone: string | null) {
  const { steps, plannedFor } = pursuit;
  const day = today(now, zone);
  const year = Number(day.slice(0, 4));
  const target = targetOf(pursuit, call.deadlines, now, zone);
  const setByHand = steps.filter((step) => step.setOn !== null).length;
  const usual = whichSteps(call.facts);
  return {
    words: targetWords(target),
    target: target?.date ?? null,
    moved: movedWords(plannedFor, target, setByHand),
    kinds: deadlineKindsOf(call.deadlines),
    steps: planSteps(steps, target?.date ?? null, day).map((step) => ({
      ...{ id: step.id, name: step.name, why: step.why, source: step.source, daysBefore: step.daysBefore },
      ...{ setOn: step.setOn, assignee: step.assignee, done: step.doneAt !== null, late: step.late },
      day: step.day && formatDate(step.day, year),
      dayWords: dayWords(step, step.daysBefore),
      stateWords: step.doneAt ? `Done ${formatDate(today(step.doneAt, zone), year)}.` : stepWords(step),
    })),
    /** the usual steps that it lacks */
    offered: [...usual.planned, ...usual.offered]
      .filter(({ id }) => !steps.some((step) => step.usualId === id))
      .map(({ id: value, name: label }) => ({ value, label })),
  };
}
