import { compareDates, daysBetween, localNow, today, type CalendarDate } from './calendar-date.ts';
import type { DeadlineFact, DeadlineKind, NextDeadline } from './types.ts';
import { lastInstantOf } from './zoned-instant.ts';

/** The zone of a deadline that counts in the applicant's own place. */
export const APPLICANT_LOCAL = 'applicant_local';

/** Where a calendar day ends last. A deadline in nobody's stated zone has passed only when it has passed there too. */
const LAST_ZONE_ON_EARTH = 'Etc/GMT+12';

const PLACEHOLDER_YEARS_AHEAD = 25;

export const deadlineKindNames: Record<DeadlineKind, string> = {
  full: 'full proposal',
  loi: 'letter of intent',
  preproposal: 'preproposal',
  concept_note: 'concept note',
  target: 'target date',
  cutoff: 'cut-off',
  window_open: 'window opens',
  window_close: 'window closes',
  stage2: 'second stage',
  questions: 'questions by',
  unknown: 'deadline',
};

/** Sources write 2099, 2121 or 2076 where they mean "no deadline": any year 25 or more ahead of the given day's year. */
export function isPlaceholderDate(date: CalendarDate, reference: CalendarDate): boolean {
  return Number(date.slice(0, 4)) >= Number(reference.slice(0, 4)) + PLACEHOLDER_YEARS_AHEAD;
}

/** The least that the rules below need of a deadline. */
export type DeadlineTime = Pick<DeadlineFact, 'kind' | 'date' | 'time' | 'zone' | 'isPlaceholder'>;

/**
 * Whether nobody can meet the deadline any more. Without a time it lasts through its day, with one through its minute; a
 * minute that clocks show twice in autumn is over after the second, one that they leave out in spring when it would be.
 */
export function hasPassed(deadline: DeadlineTime, now: Date, viewerZone: string | null = null): boolean {
  const zone = zoneOf(deadline, viewerZone) ?? LAST_ZONE_ON_EARTH;
  const local = localNow(now, zone);
  if (local.date !== deadline.date) return compareDates(local.date, deadline.date) > 0;
  if (deadline.time === null || local.time <= deadline.time) return false;
  const last = lastInstantOf(deadline.date, deadline.time, zone);
  return last === null || now.getTime() >= last.getTime() + 60_000;
}

/**
 * Calendar days left in the deadline's own zone; 0 = today. Where the zone is the applicant's or not known, days are
 * counted in the viewer's zone or else in UTC, so that nobody is told of more time than they have; never below 0 for a
 * deadline that has not passed everywhere.
 */
export function daysLeft(deadline: DeadlineTime, now: Date, viewerZone: string | null = null): number {
  const days = daysBetween(today(now, zoneOf(deadline, viewerZone)), deadline.date);
  return days < 0 && !hasPassed(deadline, now, viewerZone) ? 0 : days;
}

/** The soonest deadline that has not passed; an opening of a window and a placeholder are not deadlines. */
export function nextDeadline(
  deadlines: readonly DeadlineFact[],
  now: Date,
  viewerZone: string | null = null,
): NextDeadline | null {
  let next: DeadlineFact | null = null;
  for (const deadline of deadlines) {
    if (!closes(deadline) || hasPassed(deadline, now, viewerZone)) continue;
    if (!next || compareDeadlines(deadline, next) < 0) next = deadline;
  }
  return next && { ...next, daysLeft: daysLeft(next, now, viewerZone) };
}

/** Whether the date is one by which something must be handed in. */
export function closes(deadline: Pick<DeadlineTime, 'kind' | 'isPlaceholder'>): boolean {
  return deadline.kind !== 'window_open' && deadline.kind !== 'questions' && !deadline.isPlaceholder;
}

/** By date, then time; a deadline with a time comes before one that lasts through the day. */
export function compareDeadlines(
  a: Pick<DeadlineTime, 'date' | 'time'>,
  b: Pick<DeadlineTime, 'date' | 'time'>,
): number {
  return compareDates(`${a.date} ${a.time ?? '99:99'}`, `${b.date} ${b.time ?? '99:99'}`);
}

function zoneOf(deadline: DeadlineTime, viewerZone: string | null): string | null {
  return deadline.zone === null || deadline.zone === APPLICANT_LOCAL ? viewerZone : deadline.zone;
}
