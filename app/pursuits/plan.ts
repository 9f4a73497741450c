import { addDays, compareDates, daysBetween, weekday, type CalendarDate } from '#app/opportunities/calendar-date.ts';

/** What the planner needs of a step. */
export type PlanStep = { daysBefore: number; setOn: CalendarDate | null; doneAt: unknown };

export type Planned = {
  /** on which to begin; null where there is nothing to count back from */
  day: CalendarDate | null;
  setByHand: boolean;
  /** the Saturday or Sunday that it was moved away from */
  movedFrom: CalendarDate | null;
  /** from today to the day, negative when it is past; null without a day */
  daysLeft: number | null;
  /** the day is past and nobody has ticked it off */
  late: boolean;
};

/**
 * Counts each step back from the deadline. A day that somebody set stays; one that is counted and falls on a weekend becomes the
 * Friday before. Without a deadline a step has no day, unless it was set.
 */
export function planSteps<S extends PlanStep>(
  steps: readonly S[],
  deadline: CalendarDate | null,
  today: CalendarDate,
): (S & Planned)[] {
  return steps.map((step) => ({ ...step, ...dayOf(step, deadline, today) })).sort(byDay);
}

function dayOf({ daysBefore, setOn, doneAt }: PlanStep, deadline: CalendarDate | null, today: CalendarDate): Planned {
  const counted = setOn === null && deadline !== null ? addDays(deadline, -daysBefore) : null;
  const workday = counted === null ? null : fridayBefore(counted);
  const day = setOn ?? workday;
  const daysLeft = day === null ? null : daysBetween(today, day);
  return {
    day,
    setByHand: setOn !== null,
    movedFrom: workday === counted ? null : counted,
    daysLeft,
    late: daysLeft !== null && daysLeft < 0 && doneAt === null,
  };
}

/** The day itself, or the Friday before where it is a Saturday or a Sunday. */
export function fridayBefore(date: CalendarDate): CalendarDate {
  const day = weekday(date);
  return day === 6 ? addDays(date, -1) : day === 0 ? addDays(date, -2) : date;
}

/** The earliest first; those without a day after them, the longest lead time first. */
function byDay(a: PlanStep & Planned, b: PlanStep & Planned): number {
  if (a.day !== null && b.day !== null) return compareDates(a.day, b.day) || b.daysBefore - a.daysBefore;
  if (a.day !== null || b.day !== null) return a.day === null ? 1 : -1;
  return b.daysBefore - a.daysBefore;
}

/** The earliest step that is still to be done and has a day. */
export const nextStep = <S extends PlanStep & Planned>(plan: readonly S[]): (S & { day: CalendarDate }) | null =>
  plan.find((step): step is S & { day: CalendarDate } => step.day !== null && step.doneAt === null) ?? null;
