import type { Severity } from '../types.ts';
import type { CallFacts } from './merge.ts';
import { severityOf } from './severity.ts';

export type FieldChange = { field: string; oldValue: string | null; newValue: string | null; severity: Severity };

const LONGEST_VALUE = 4000;

/** One entry for each fact that differs, in a fixed order of fields. */
export function diffFacts(before: CallFacts, after: CallFacts): FieldChange[] {
  return (Object.keys(after) as (keyof CallFacts)[])
    .filter((field) => before[field] !== after[field])
    .map((field) => fieldChange(field, shown(before[field]), shown(after[field])));
}

export function fieldChange(field: string, oldValue: string | null, newValue: string | null): FieldChange {
  return { field, oldValue: cut(oldValue), newValue: cut(newValue), severity: severityOf(field) };
}

const shown = (value: string | bigint | null) => (value === null || value === '' ? null : String(value));
const cut = (value: string | null) => (value === null ? null : value.slice(0, LONGEST_VALUE));
