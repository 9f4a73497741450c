import { isZone } from '#app/opportunities/calendar-date.ts';
import { isVisible, unfitForLine } from './one-line.ts';

/** Checks of what people type about themselves: each returns the cleaned value or the sentence that says what to mend. */

export type Checked = { value: string; problem: null } | { value: string; problem: string };

/** An e-mail address in lower case. */
export function checkEmail(text: string): Checked {
  const value = text.trim().toLowerCase();
  if (!value) return { value, problem: 'Enter an e-mail address.' };
  const fine = value.length <= 254 && /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+\.[^\s@.<>,;:"()[\]\\]+$/.test(value);
  if (!fine || unfitForLine.test(value))
    return { value, problem: 'That is not an e-mail address, such as ada@example.org.' };
  return { value, problem: null };
}

/** A person's name, 1 to 120 characters. */
export function checkName(text: string): Checked {
  const value = text.trim().replace(/ +/g, ' ');
  if (!isVisible(value)) return { value, problem: 'Enter a name.' };
  if (value.length > 120) return { value, problem: 'Use at most 120 characters.' };
  if (unfitForLine.test(value)) return { value, problem: 'A name is one line of plain text.' };
  return { value, problem: null };
}

/** An affiliation, up to 200 characters; empty is fine. */
export function checkAffiliation(text: string): Checked {
  const value = text.trim();
  if (value.length > 200) return { value, problem: 'Use at most 200 characters.' };
  if (unfitForLine.test(value)) return { value, problem: 'An affiliation is one line of plain text.' };
  return { value, problem: null };
}

/** An IANA time zone such as Europe/Berlin; empty is fine and means "not told". */
export function checkTimeZone(text: string): Checked {
  const value = text.trim();
  if (!value) return { value, problem: null };
  return { value, problem: isZone(value) ? null : 'That is not a time zone of the list.' };
}
