import { addDays, calendarDate, weekday, type CalendarDate } from '../calendar-date.ts';

/** A month is `YYYY-MM`. The same text when it is one (years 1900 to 2999), else null. */
export function parseMonth(text: string): string | null {
  const match = /^(\d{4})-(\d{2})$/.exec(text);
  return match && calendarDate(Number(match[1]), Number(match[2]), 1) ? text : null;
}

/** The month so many later, or earlier; null beyond the years that dates may have. */
export function addMonths(month: string, count: number): string | null {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count;
  return parseMonth(`${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`);
}

/** `December 2026`. */
export const monthWords = (month: string): string => `${longMonths[Number(month.slice(5)) - 1]!} ${month.slice(0, 4)}`;

/** `5 January 2027`: a day as one says it aloud. */
export const spokenDay = (date: CalendarDate): string => `${Number(date.slice(8))} ${monthWords(date.slice(0, 7))}`;

export type Day = { date: CalendarDate; inMonth: boolean };

/** The weeks that a month touches, each from Monday to Sunday. */
export function monthWeeks(month: string): Day[][] {
  const first = `${month}-01`;
  let date = addDays(first, -((weekday(first) + 6) % 7));
  const weeks: Day[][] = [];
  while (date.slice(0, 7) <= month) {
    const monday = date;
    weeks.push(
      Array.from({ length: 7 }, (_, at) => {
        const day = addDays(monday, at);
        return { date: day, inMonth: day.startsWith(month) };
      }),
    );
    date = addDays(date, 7);
  }
  return weeks;
}

/** The names of the days, Monday first: short as a heading, long as one says them. */
export const weekdays = [
  ['Mon', 'Monday'],
  ['Tue', 'Tuesday'],
  ['Wed', 'Wednesday'],
  ['Thu', 'Thursday'],
  ['Fri', 'Friday'],
  ['Sat', 'Saturday'],
  ['Sun', 'Sunday'],
] as const;

const longMonths = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, month, 1)),
);
