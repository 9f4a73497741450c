import { formatDate, MONTHS } from './calendar-date.ts';
import type { OpportunityFilter } from './filter.ts';
import { monthRange } from './year-months.ts';

/** `Closing in Dec 2026`, `Closing Mon 1 Dec 2026 to …`: the time window of a filter in words; null without one. */
export function windowWords({ closesAfter, closesBefore }: OpportunityFilter): string | null {
  if (closesAfter && closesBefore) {
    const month = closesAfter.slice(0, 7);
    const range = monthRange(month);
    if (
      range.closesBefore === closesBefore &&
      (range.closesAfter === closesAfter || month === closesBefore.slice(0, 7))
    ) {
      return `Closing in ${MONTHS[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;
    }
    return `Closing ${formatDate(closesAfter, 0)} to ${formatDate(closesBefore, 0)}`;
  }
  if (closesAfter) return `Closing from ${formatDate(closesAfter, 0)}`;
  return closesBefore ? `Closing by ${formatDate(closesBefore, 0)}` : null;
}
