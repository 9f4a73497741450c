import type { CalendarDate } from './calendar-date.ts';
import { parseDayFirstDate, parseIsoDay, parseMonthFirstDate } from './parse-date.ts';

/** A day that a text names, with the words before it and around it. */
export type FoundDate = { date: CalendarDate; before: string; context: string };

const MONTH =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)';
const DATES = new RegExp(
  `\\b(?:${MONTH}\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{1,2}(?:st|nd|rd|th)? ${MONTH}\\.?,? \\d{4}|\\d{4}-\\d{2}-\\d{2})\\b`,
  'gi',
);
const AROUND = 80;

/**
 * Every day that prose names in full, in the order of the text. A form that could be read day first or month first
 * (03/04/2026), and one without its year, is not among them.
 */
export function findDates(source: string): FoundDate[] {
  const text = source.normalize('NFKC').replace(/\s+/g, ' ');
  return [...text.matchAll(DATES)].flatMap((match) => {
    const date = parseIsoDay(match[0]) ?? parseMonthFirstDate(match[0]) ?? parseDayFirstDate(match[0]);
    const context = text.slice(Math.max(0, match.index - AROUND), match.index + match[0].length + AROUND).trim();
    const before = text.slice(Math.max(0, match.index - AROUND), match.index);
    return date ? [{ date, before, context }] : [];
  });
}
