import { parseIsoDate } from '../calendar-date.ts';
import { parseAmount, toMajor } from '../money.ts';
import { deadlineModes, type DeadlineMode } from '../types.ts';

/** A fact of a call that a curator may set. */
export type Editable = {
  field: string;
  label: string;
  kind: 'line' | 'text' | 'url' | 'day' | 'money' | 'mode' | 'currency';
  hint?: string;
};

/** In the order of the form; deadlines are set as a whole list, on a form of their own. */
export const editables: readonly Editable[] = [
  { field: 'title', label: 'Title', kind: 'line' },
  { field: 'number', label: 'Number', kind: 'line' },
  { field: 'url', label: 'Page of the call', kind: 'url' },
  { field: 'deadlineMode', label: 'Takes proposals', kind: 'mode' },
  { field: 'opensOn', label: 'Opens on', kind: 'day' },
  { field: 'amountMin', label: 'One award, at least', kind: 'money' },
  { field: 'amountMax', label: 'One award, at most', kind: 'money' },
  { field: 'amountTotal', label: 'All awards together', kind: 'money' },
  { field: 'currency', label: 'Currency', kind: 'currency', hint: 'USD, EUR, GBP' },
  { field: 'eligibilityText', label: 'Who may apply', kind: 'text' },
  { field: 'summaryText', label: 'Description', kind: 'text' },
];

export type EditValue = string | number | null;

/** What was typed for a fact as it is stored, or what is wrong with it. An empty line means "not stated". */
export function readEdit(
  editable: Editable,
  typed: string,
  currency: string | null,
): { value: EditValue } | { problem: string } {
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
    case 'mode':
      return deadlineModes.includes(text as DeadlineMode) ? { value: text } : { problem: 'Choose one of the list.' };
    case 'line':
      return text.length <= 1000 ? { value: text } : { problem: 'This is longer than 1,000 characters.' };
    case 'text':
      return { value: text };
  }
}

/** A stored value as the form shows it. */
export function shownValue({ kind }: Editable, value: unknown, currency: string | null): string {
  if (value === null || value === undefined) return '';
  return kind === 'money' ? String(toMajor(Number(value), currency)) : String(value as string | number);
}

const isDemanded = (field: string) => ['title', 'url', 'deadlineMode'].includes(field);
