import { isVisible, unfitForLine } from '#app/accounts/one-line.ts';
import { readCountries } from '#app/opportunities/terms/countries.ts';
import { parseAmount } from '#app/opportunities/money.ts';
import { parseOrcid, parseRor } from './identifiers.ts';
import type { TypedBudget } from './budget-text.ts';
import type { YearlyBudget } from './profile.ts';
import { toSpdx } from './spdx.server.ts';

/** Checks of one typed fact each: the value as it is kept (null: nothing was typed), or the sentence that says what to mend. */

export type Read<T> = { value: T } | { problem: string };

const lineOf = (text: string) => text.trim().replace(/\s+/gu, ' ');

/** A name: one line of 1 to 120 characters. */
export function readName(text: string): Read<string> {
  const value = lineOf(text);
  if (!isVisible(value)) return { problem: 'Enter a name.' };
  if (value.length > 120) return { problem: 'Use at most 120 characters.' };
  return unfitForLine.test(value) ? { problem: 'A name is one line of plain text.' } : { value };
}

/** A text of up to 1,000 characters, as one line. */
export function readSummary(text: string): Read<string | null> {
  const value = lineOf(text);
  if (value.length > 1000) return { problem: `Use at most 1,000 characters; these are ${value.length}.` };
  if (unfitForLine.test(value)) return { problem: 'A summary is plain text.' };
  return { value: isVisible(value) ? value : null };
}

/** An address that starts with https:// or http://. */
export function readUrl(text: string): Read<string | null> {
  const value = text.trim();
  if (value === '') return { value: null };
  const fine = value.length <= 1000 && /^https?:\/\/[^\s/]/i.test(value) && URL.canParse(value);
  if (!fine || unfitForLine.test(value)) return { problem: 'Give an address such as https://example.org.' };
  const url = new URL(value);
  return url.username || url.password ? { problem: 'Leave the name and password out of the address.' } : { value };
}

/** An SPDX expression. */
export function readLicence(text: string): Read<string | null> {
  if (text.trim() === '') return { value: null };
  const value = toSpdx(text);
  return value ? { value } : { problem: 'Write the SPDX identifier, such as BSD-3-Clause or MIT OR Apache-2.0.' };
}

/** Words with commas between, at most 20 of at most 60 characters. */
export function readTopics(text: string): Read<string[] | null> {
  const byKey = new Map<string, string>();
  for (const part of text.split(/[,;\n]/)) {
    const topic = lineOf(part);
    if (isVisible(topic) && !byKey.has(topic.toLowerCase())) byKey.set(topic.toLowerCase(), topic);
  }
  const value = [...byKey.values()];
  if (value.length > 20) return { problem: `Give at most 20 topics; these are ${value.length}.` };
  const long = value.find((topic) => topic.length > 60 || unfitForLine.test(topic));
  if (long) return { problem: `“${long.slice(0, 30)}…” is too long for a topic. Put commas between topics.` };
  return { value: value.length > 0 ? value : null };
}

/** One ISO country code. */
export function readCountry(text: string): Read<string | null> {
  if (text.trim() === '') return { value: null };
  const read = readCountries(text);
  if ('codes' in read && read.codes.length === 1 && read.codes[0] !== 'EU') return { value: read.codes[0]! };
  return { problem: 'Write one country code of two letters, such as US or DE.' };
}

/** A whole number from 0 to 100,000. */
export function readCount(text: string): Read<number | null> {
  const value = text.trim();
  if (value === '') return { value: null };
  if (!/^\d{1,6}$/.test(value) || Number(value) > 100_000) return { problem: 'Give a whole number, such as 5.' };
  return { value: Number(value) };
}

/** From, to and currency; one figure stands for both ends. The field that is wrong comes with its sentence. */
export function readBudget(typed: TypedBudget): Read<YearlyBudget | null> & { field?: keyof TypedBudget } {
  const ends = [typed.min.trim(), typed.max.trim()];
  if (ends.every((end) => end === '')) return { value: null };
  const currency = typed.currency.trim().toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency) || !isCurrency(currency)) {
    return { problem: 'Write the currency as three letters, such as USD.', field: 'currency' };
  }
  const [min, max] = ends.map((end) => (end === '' ? null : parseAmount(end, currency)));
  if (ends[0] !== '' && min === null) return { problem: amountProblem, field: 'min' };
  if (ends[1] !== '' && max === null) return { problem: amountProblem, field: 'max' };
  const budget = { min: (min ?? max)!, max: (max ?? min)!, currency };
  return budget.min > budget.max ? { problem: 'This is less than the other end.', field: 'max' } : { value: budget };
}

const amountProblem = 'Give an amount such as 50000.';
const isCurrency = (code: string) =>
  new Intl.DisplayNames('en', { type: 'currency', fallback: 'none' }).of(code) !== undefined;

/** A ROR identifier. */
export function readRor(text: string): Read<string | null> {
  if (text.trim() === '') return { value: null };
  const value = parseRor(text);
  return value ? { value } : { problem: 'That is not a ROR identifier, such as https://ror.org/021nxhr62.' };
}

/** An ORCID iD. */
export function readOrcid(text: string): Read<string | null> {
  if (text.trim() === '') return { value: null };
  const value = parseOrcid(text);
  return value ? { value } : { problem: 'That is not an ORCID iD, such as 0000-0002-1825-0097.' };
}
