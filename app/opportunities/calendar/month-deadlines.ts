import type { CalendarDate } from '../calendar-date.ts';
import { compareDeadlines } from '../deadline.ts';
import type { DeadlineFact, DeadlineKind, OpportunityRow } from '../types.ts';

/** A date of a call, as the calendar shows it. */
export type MonthDeadline = {
  callId: string;
  title: string;
  funder: string;
  /** the call's own page */
  url: string;
  kind: DeadlineKind;
  track: string | null;
  date: CalendarDate;
  time: string | null;
  zone: string | null;
  isEstimate: boolean;
  isInherited: boolean;
  disputed: boolean;
};

type Call = Pick<OpportunityRow, 'id' | 'title' | 'funder' | 'url' | 'deadlines'>;

/** The dates of a call that lie in a month `YYYY-MM`, each once however many sources give it. */
export function deadlinesOf(call: Call, month: string): MonthDeadline[] {
  const seen = new Map<string, MonthDeadline>();
  for (const deadline of call.deadlines) {
    if (deadline.isPlaceholder || !deadline.date.startsWith(month)) continue;
    const key = [deadline.kind, deadline.track ?? '', deadline.date].join('\n');
    const known = seen.get(key);
    // Of two sources one may know the hour, and one firm word outweighs an estimate.
    if (known) seen.set(key, { ...known, ...surer(known, deadline) });
    else seen.set(key, toEntry(call, deadline));
  }
  return [...seen.values()];
}

/** By date and time, then as people read. */
export const compareEntries = (a: MonthDeadline, b: MonthDeadline): number =>
  compareDeadlines(a, b) || a.title.localeCompare(b.title, 'en') || (a.callId < b.callId ? -1 : 1);

/** The entries of each day. */
export function byDay(entries: readonly MonthDeadline[]): Map<CalendarDate, MonthDeadline[]> {
  const days = new Map<CalendarDate, MonthDeadline[]>();
  for (const entry of entries) days.set(entry.date, [...(days.get(entry.date) ?? []), entry]);
  return days;
}

const surer = (known: MonthDeadline, other: DeadlineFact) => ({
  ...(known.time === null && other.time !== null ? { time: other.time, zone: other.zone } : {}),
  isEstimate: known.isEstimate && other.isEstimate,
  isInherited: known.isInherited && other.isInherited,
  disputed: known.disputed || other.disputed,
});

function toEntry({ id, title, funder, url }: Call, deadline: DeadlineFact): MonthDeadline {
  const { kind, track, date, time, zone, isEstimate, isInherited, disputed } = deadline;
  return { callId: id, title, funder, url, kind, track, date, time, zone, isEstimate, isInherited, disputed };
}
