import { isVisible, unfitForLine } from '#app/accounts/one-line.ts';
import { AppError } from '#app/errors.ts';
import { parseIsoDate, type CalendarDate } from '#app/opportunities/calendar-date.ts';

/** A bad_input error about one field of a form. */
export const badField = (field: string, message: string) => new AppError('bad_input', message, { [field]: message });

/** One line of text that has something to see; null when nothing was typed. `bad_input` when it is too long or no line. */
export function readLine(typed: string, field: string, most: number): string | null {
  const text = typed.trim().replace(/ +/g, ' ');
  if (text === '' || !isVisible(text)) return null;
  if (unfitForLine.test(text) || /\p{Cs}/u.test(text)) throw badField(field, 'Write one line of plain text.');
  if (text.length > most) throw badField(field, `This has ${text.length} characters; ${most} is the most. Shorten it.`);
  return text;
}

/** The same where something has to be typed; `missing` is the sentence that says what. */
export function requireLine(typed: string, field: string, most: number, missing: string): string {
  const line = readLine(typed, field, most);
  if (line === null) throw badField(field, missing);
  return line;
}

/** Some lines of text, empty where nothing was typed. */
export function readNote(typed: string, field: string, most = 2000): string {
  const text = typed.replace(/\r\n?/g, '\n').trim();
  if (text.length > most) throw badField(field, `This has ${text.length} characters; ${most} is the most. Shorten it.`);
  // Control characters but tab and line end, and the marks that turn text around, have no place here.
  return isVisible(text) ? text.replace(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069\p{Cs}]/gu, '') : '';
}

/** A day, null when nothing was typed. */
export function readDay(typed: string, field: string): CalendarDate | null {
  if (typed.trim() === '') return null;
  const date = parseIsoDate(typed.trim());
  if (!date) throw badField(field, 'Write the day as year, month, day: 2026-12-31.');
  return date;
}

/** A whole number from 0 to `most`, null when nothing was typed. */
export function readCount(typed: string, field: string, most: number): number | null {
  const text = typed.trim();
  if (text === '') return null;
  const count = /^\d{1,6}$/.test(text) ? Number(text) : NaN;
  if (!(count <= most)) throw badField(field, `Write a whole number from 0 to ${most}.`);
  return count;
}
