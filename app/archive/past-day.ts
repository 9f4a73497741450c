import { parseIsoDate } from '#app/opportunities/calendar-date.ts';

/**
 * What is wrong with a day that somebody enters for something that has happened, or null. `earliest` is the day before
 * which it cannot have been, `today` the calendar date where they are.
 */
export function pastDayProblem(
  text: string,
  today: string,
  earliest?: { date: string; because: string },
): string | null {
  if (!text) return 'Enter a date.';
  const date = parseIsoDate(text);
  if (!date) return 'Write the date as year, month, day: 2026-12-31.';
  if (date > today) return `This day is still to come; today is ${today}.`;
  if (date < '1950-01-01') return 'This day is too long ago. Check the year.';
  if (earliest && date < earliest.date) return earliest.because;
  return null;
}
