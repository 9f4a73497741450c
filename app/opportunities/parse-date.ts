import { calendarDate, parseIsoDate, type CalendarDate } from './calendar-date.ts';

/**
 * One parser for each form in which sources write dates. Each takes the whole text, gives a calendar date or null, and
 * never asks a clock or a time zone: the day that is written is the day that is meant.
 */

/** `08/03/2026` (Grants.gov search; month first). */
export function parseUsDate(text: string): CalendarDate | null {
  return fromParts(/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim()), 3, 1, 2);
}

/** `09282026` (Grants.gov extract; month first). */
export function parsePackedUsDate(text: string): CalendarDate | null {
  return fromParts(/^(\d{2})(\d{2})(\d{4})$/.exec(text.trim()), 3, 1, 2);
}

/** `2026-08-03`, also with a time after it (`2026-08-03T17:00:00Z`): the day as written, in the source's own zone. */
export function parseIsoDay(text: string): CalendarDate | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(
    text.trim(),
  );
  return match ? parseIsoDate(match[1]!) : null;
}

/** `August 11, 2026`, `Aug 11 2026`, `Sept. 1, 2026`. */
export function parseMonthFirstDate(text: string): CalendarDate | null {
  const match = /^([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/.exec(collapse(text));
  return match ? calendarDate(Number(match[3]), monthNumber(match[1]!), Number(match[2])) : null;
}

/** `11 August 2026`, `01 Dec 2026`. */
export function parseDayFirstDate(text: string): CalendarDate | null {
  const match = /^(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3,9})\.?,? (\d{4})$/.exec(collapse(text));
  return match ? calendarDate(Number(match[3]), monthNumber(match[2]!), Number(match[1])) : null;
}

/** `Fri, 31 Jul 2026 23:21:49 -0400` (RFC 822, a feed's pubDate): the day in the offset it was written in. */
export function parseRfc822Day(text: string): CalendarDate | null {
  const match = /^(?:[A-Za-z]{3,9}, ?)?(\d{1,2}) ([A-Za-z]{3,9}) (\d{4})(?: \d{1,2}:\d{2}(?::\d{2})?(?: .*)?)?$/.exec(
    collapse(text),
  );
  return match ? calendarDate(Number(match[3]), monthNumber(match[2]!), Number(match[1])) : null;
}

/** The first of these forms that fits the whole text. A day that could be read month first or day first is not guessed. */
export function parseAnyDate(text: string): CalendarDate | null {
  return parseIsoDay(text) ?? parseMonthFirstDate(text) ?? parseDayFirstDate(text) ?? parseRfc822Day(text);
}

const MONTH_NAMES = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** 1 to 12 for a name of three letters or more (`Sept` too); 0, which no date accepts, for anything else. */
function monthNumber(name: string): number {
  const lower = name.toLowerCase();
  return MONTH_NAMES.findIndex((month) => month.startsWith(lower)) + 1;
}

function fromParts(match: RegExpExecArray | null, year: number, month: number, day: number): CalendarDate | null {
  return match ? calendarDate(Number(match[year]), Number(match[month]), Number(match[day])) : null;
}

const collapse = (text: string) => text.normalize('NFKC').replace(/\s+/g, ' ').trim();
