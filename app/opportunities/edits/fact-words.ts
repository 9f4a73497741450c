import { deadlineKindNames } from '../deadline.ts';
import { formatMoney } from '../money.ts';
import type { EditedDeadline } from './editable-fields.ts';

const MONEY = new Set(['amountMin', 'amountMax', 'amountTotal']);

/** A fact as a person reads it in a sentence: `$500k`, `yes`, `US, EU`; null when it is not known. */
export function factWords(field: string, value: unknown, currency: string | null): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (field === 'deadlines') return (value as EditedDeadline[]).map(deadlineLine).join('; ') || 'none';
  if (field === 'countries' && Array.isArray(value) && value.length === 0) return 'anywhere';
  if (field === 'indirectCap') return `${String(value)} %`;
  if (MONEY.has(field)) return formatMoney(Number(value), currency);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.join(', ') || null;
  return typeof value === 'string' ? value.replaceAll('_', ' ') : JSON.stringify(value);
}

function deadlineLine({ kind, track, date, time }: EditedDeadline): string {
  return [deadlineKindNames[kind], track && `(${track})`, date, time].filter(Boolean).join(' ');
}
