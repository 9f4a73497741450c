import type { CalendarDate } from '#app/opportunities/calendar-date.ts';
import { closes, compareDeadlines, deadlineKindNames, nextDeadline } from '#app/opportunities/deadline.ts';
import type { DeadlineFact, DeadlineKind } from '#app/opportunities/types.ts';

/** The day that a plan counts back from, and what it is; null where nobody has named one. */
export type Target = {
  date: CalendarDate;
  /** `full proposal`, or that the team chose the day itself */
  what: string;
  own: boolean;
  isEstimate: boolean;
  disputed: boolean;
} | null;

/** What a team chose to plan for. */
export type Choice = { handInOn: CalendarDate | null; deadlineKind: string | null };

/**
 * The team's own day where it set one; else the next of the call's dates of the kind that it chose, or of any; else the last that
 * has passed, so that a plan does not go on the day after. Rolling calls and calls without dates give none.
 */
export function targetOf(choice: Choice, deadlines: readonly DeadlineFact[], now: Date, zone: string | null): Target {
  if (choice.handInOn !== null) {
    return { date: choice.handInOn, what: 'your own day to hand in', own: true, isEstimate: false, disputed: false };
  }
  const due = dueOf(
    deadlines.filter(({ kind }) => choice.deadlineKind === null || kind === choice.deadlineKind),
    now,
    zone,
  );
  if (!due) return null;
  const { date, kind, isEstimate, disputed } = due;
  return { date, what: deadlineKindNames[kind], own: false, isEstimate, disputed };
}

/** The next deadline, or the last one when all have passed. */
export function dueOf(deadlines: readonly DeadlineFact[], now: Date, zone: string | null): DeadlineFact | null {
  return nextDeadline(deadlines, now, zone) ?? deadlines.filter(closes).sort(compareDeadlines).at(-1) ?? null;
}

/** The kinds of dates by which a call wants something, each once. */
export function deadlineKindsOf(deadlines: readonly DeadlineFact[]): DeadlineKind[] {
  return [...new Set(deadlines.filter(closes).map(({ kind }) => kind))];
}
