import { deadlineLine } from '../deadline-line.ts';
import { formatMoney } from '../money.ts';
import type { EditedDeadline } from './editable-fields.ts';

const MONEY = new Set(['amountMin', 'amountMax', 'amountTotal']);
const CODES = new Set(['recordKind', 'docType', 'deadlineMode', 'amountKind', 'stages', 'payment']);

/** A fact as a person reads it in a sentence: `$500k`, `yes`, `US, EU`; null when it is not known. */
export function factWords(field: string, value: unknown, currency: string | null): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (field === 'deadlines') return [...new Set((value as EditedDeadline[]).map(deadlineLine))].join('; ') || 'none';
  if (Array.isArray(value)) return listWords(field, value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (field === 'indirectCap') return `${String(value)} %`;
  if (typeof value === 'number') return MONEY.has(field) ? formatMoney(value, currency) : String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return CODES.has(field) ? text.replaceAll('_', ' ') : text;
}

function listWords(field: string, list: readonly unknown[]): string | null {
  if (list.length === 0) return field === 'countries' ? 'anywhere' : null;
  return list.map((one) => (typeof one === 'string' ? one : (one as { name: string }).name)).join(', ');
}
