import type { CalendarDate } from '../calendar-date.ts';
import type { OpportunityFilter } from '../filter.ts';

/** The month that the calendar opens at: the one asked for, else where the dates asked for begin, else today's. */
export function shownMonth(
  asked: string | null,
  { closesAfter, closesBefore }: Pick<OpportunityFilter, 'closesAfter' | 'closesBefore'>,
  today: CalendarDate,
): string {
  if (asked) return asked;
  if (closesAfter && closesAfter > today) return closesAfter.slice(0, 7);
  if (closesBefore && closesBefore < today) return closesBefore.slice(0, 7);
  return today.slice(0, 7);
}
