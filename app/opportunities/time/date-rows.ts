import { compareDates, formatDate, localNow, today, isZone, type CalendarDate } from '../calendar-date.ts';
import { APPLICANT_LOCAL, closes, daysLeft, hasPassed } from '../deadline.ts';
import type { DeadlineFact } from '../types.ts';
import { instantOf } from '../zoned-instant.ts';

/** One date of a call as somebody at some place sees it now. */
export type DateRow = DeadlineFact & {
  passed: boolean;
  /** calendar days left as in the countdown; null once it has passed, and of what is no deadline */
  daysLeft: number | null;
  /** when it is by the reader's clock; null where that says no more than the date itself */
  yourTime: YourTime | null;
};

/** `words` is null where nobody knows the reader's zone: a browser that runs scripts knows its own. */
export type YourTime = {
  instant: string;
  /** what clocks show at the deadline's own place */
  shown: string;
  isEndOfDay: boolean;
  words: string | null;
};

/** All dates of a call at a moment, for a reader in `viewerZone` or one whose zone is not known. */
export function dateRows(deadlines: readonly DeadlineFact[], now: Date, viewerZone: string | null): DateRow[] {
  return deadlines.map((deadline) => {
    const passed = isOver(deadline, now, viewerZone);
    const days = passed || !closes(deadline) ? null : daysLeft(deadline, now, viewerZone);
    return { ...deadline, passed, daysLeft: days, yourTime: yourTime(deadline, viewerZone) };
  });
}

/** The opening of a window is over with its day; it is no deadline that one could still meet. */
function isOver(deadline: DeadlineFact, now: Date, viewerZone: string | null): boolean {
  if (deadline.isPlaceholder) return false;
  if (deadline.kind === 'window_open') return compareDates(deadline.date, today(now, viewerZone)) < 0;
  return hasPassed(deadline, now, viewerZone);
}

/**
 * What the reader's clock shows at a deadline, or at the end of its day where no time is stated. Null where the source names
 * no zone or the applicant's own, and where both clocks show the same.
 */
export function yourTime(
  { date, time, zone, isPlaceholder }: Pick<DeadlineFact, 'date' | 'time' | 'zone' | 'isPlaceholder'>,
  viewerZone: string | null,
): YourTime | null {
  if (isPlaceholder || zone === null || zone === APPLICANT_LOCAL) return null;
  const shown = time ?? '23:59';
  const instant = instantOf(date, shown, zone);
  if (!instant) return null;
  const isEndOfDay = time === null;
  if (viewerZone === null || !isZone(viewerZone))
    return { instant: instant.toISOString(), shown, isEndOfDay, words: null };
  const words = clockWords(instant, viewerZone, date);
  return words === shown ? null : { instant: instant.toISOString(), shown, isEndOfDay, words };
}

/** `23:00` where the day is the same, else `Wed 9 Dec, 05:00`. */
export function clockWords(instant: Date, zone: string, date: CalendarDate): string {
  const local = localNow(instant, zone);
  if (local.date === date) return local.time;
  return `${formatDate(local.date, Number(date.slice(0, 4)))}, ${local.time}`;
}
