import { unfitForLine } from '#app/accounts/one-line.ts';
import { parseIsoDate } from '../calendar-date.ts';
import { parseAmount, toMajor } from '../money.ts';
import { countriesText, readCountries } from '../terms/countries.ts';
import type { Editable } from './editables.ts';

export type EditValue = string | number | boolean | string[] | null;
type ReadEdit = { value: EditValue } | { problem: string };

const MOST_AWARDS = 1_000_000;

/** What was typed for a fact as it is stored, or what is wrong with it. An empty line means "not stated". */
export function readEdit(editable: Editable, typed: string, currency: string | null): ReadEdit {
  const text = typed.trim();
  if (text === '') return isDemanded(editable.field) ? { problem: 'A call cannot be without it.' } : { value: null };
  if (text.length > 20_000) return { problem: 'This is longer than 20,000 characters.' };
  switch (editable.kind) {
    case 'day':
      return parseIsoDate(text) ? { value: text } : { problem: 'Write the date as year, month, day: 2026-12-31.' };
    case 'money': {
      const minor = parseAmount(text, currency ?? 'USD');
      return minor === null ? { problem: 'Write the amount in figures: 250000 or 250,000.' } : { value: minor };
    }
    case 'currency':
      return /^[A-Z]{3}$/.test(text) ? { value: text } : { problem: 'Name the currency by its code: USD, EUR, GBP.' };
    case 'url':
      return URL.canParse(text) && /^https?:/.test(text)
        ? { value: text }
        : { problem: 'Enter an address that begins with https:// or http://.' };
    case 'choice':
    case 'yes-no':
      return readChoice(editable, text);
    case 'countries': {
      const read = readCountries(text);
      return 'codes' in read ? { value: read.codes } : read;
    }
    case 'percent': {
      const percent = /^\d{1,3}([.,]\d{1,2})?\s*%?$/.test(text) ? parseFloat(text.replace(',', '.')) : NaN;
      return percent <= 100 ? { value: percent } : { problem: 'Write a number from 0 to 100, such as 15.' };
    }
    case 'count': {
      const count = /^[\d,]{1,9}$/.test(text) ? Number(text.replaceAll(',', '')) : NaN;
      return count >= 1 && count <= MOST_AWARDS
        ? { value: count }
        : { problem: 'Write a whole number from 1 to 1,000,000, such as 20.' };
    }
    case 'line':
      if (unfitForLine.test(text)) return { problem: 'This is one line of plain text.' };
      return text.length <= 1000 ? { value: text } : { problem: 'This is longer than 1,000 characters.' };
    case 'text':
      return { value: text };
  }
}

function readChoice({ kind, options = [] }: Editable, text: string): ReadEdit {
  if (!options.some(({ value }) => value === text)) return { problem: 'Choose one of the list.' };
  return { value: kind === 'yes-no' ? text === 'yes' : text };
}

/** A stored value as the form shows it. */
export function shownValue({ kind }: Editable, value: unknown, currency: string | null): string {
  if (value === null || value === undefined) return '';
  if (kind === 'money') return String(toMajor(Number(value), currency));
  if (kind === 'yes-no') return value ? 'yes' : 'no';
  if (kind === 'countries') return countriesText(JSON.parse(value as string) as string[]);
  return String(value as string | number);
}

const isDemanded = (field: string) => ['title', 'url', 'deadlineMode'].includes(field);
