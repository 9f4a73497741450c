import { addDays, weekday, type CalendarDate } from './calendar-date.ts';
import type { YearMonth } from './types.ts';

/** The first and last day of a month `YYYY-MM`, as the filter wants them. */
export function monthRange(month: string): { closesAfter: CalendarDate; closesBefore: CalendarDate } {
  const first = `${month}-01`;
  const inNext = addDays(first, 31);
  const nextFirst = inNext.slice(0, 7) === month ? addDays(first, 32) : inNext;
  return { closesAfter: first, closesBefore: addDays(`${nextFirst.slice(0, 7)}-01`, -1) };
}

/**
 * The 52 weeks from this week's Monday on, each under the month that has most of its days, with how many deadlines
 * each week and each month has. `dates` are the next deadlines of calls, in any order; what lies outside is left out.
 */
export function yearMonths(dates: readonly CalendarDate[], today: CalendarDate): YearMonth[] {
  const monday = addDays(today, -((weekday(today) + 6) % 7));
  const months = new Map<string, YearMonth>();
  for (let week = 0; week < 52; week++) {
    const from = addDays(monday, 7 * week);
    const month = addDays(from, 3).slice(0, 7);
    const entry = months.get(month) ?? { month, weeks: [], count: 0 };
    months.set(month, entry);
    const to = addDays(from, 6);
    entry.weeks.push({ from, count: dates.filter((date) => date >= from && date <= to).length });
  }
  for (const entry of months.values()) {
    entry.count = dates.filter((date) => date.startsWith(entry.month) && date >= today).length;
  }
  return [...months.values()];
}

/** The first month of the year ahead that has a deadline to come; null where none has one. */
export function soonestMonth(months: readonly YearMonth[]): string | null {
  return months.find(({ count }) => count > 0)?.month ?? null;
}
