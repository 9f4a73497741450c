import type { Severity } from '../types.ts';
import { fromFact } from '../edits/editable-fields.ts';
import { factWords } from '../edits/fact-words.ts';
import { deadlineLine } from '../deadline-line.ts';
import type { DeadlineRow } from './deadline-rows.ts';
import type { CallFacts, FactName } from './merge.ts';
import { severityOf } from './severity.ts';

export type FieldChange = { field: string; oldValue: string | null; newValue: string | null; severity: Severity };

const LONGEST_VALUE = 4000;

/** One entry for each fact that differs, in a fixed order of fields. */
export function diffFacts(before: CallFacts, after: CallFacts): FieldChange[] {
  return (Object.keys(after) as FactName[])
    .filter((field) => before[field] !== after[field])
    .map((field) => fieldChange(field, shown(field, before), shown(field, after)));
}

/**
 * One entry that names only the deadlines that came and went: one that moved reads as the old day and the new one. A
 * zone or a time that was not known before is no other deadline.
 */
export function diffDeadlines(before: readonly DeadlineRow[], after: readonly DeadlineRow[]): FieldChange[] {
  const old = new Map(before.map((row) => [deadlineLine(row), row]));
  const now = new Map(after.map((row) => [deadlineLine(row), row]));
  const left = [...old].filter(([words]) => !now.has(words));
  const came = [...now].filter(([words]) => !old.has(words));
  if (left.length === 0 && came.length === 0) return [];
  const change = fieldChange('deadlines', inWords(left), inWords(came));
  const isMoreExact =
    left.length === came.length && left.every(([, row], at) => isSameDeadline(row, came[at]![1])) && left.length > 0;
  return [isMoreExact ? { ...change, severity: 'noise' } : change];
}

const inWords = (rows: readonly [string, DeadlineRow][]) =>
  rows.length === 0 ? null : rows.map(([words]) => words).join('; ');

/** The same day and strand, and what one of them leaves open the other does not contradict. */
function isSameDeadline(a: DeadlineRow, b: DeadlineRow): boolean {
  const agree = <T>(left: T | null, right: T | null) => left === null || right === null || left === right;
  return (
    a.kind === b.kind &&
    a.track === b.track &&
    a.date === b.date &&
    a.isEstimate === b.isEstimate &&
    a.isPlaceholder === b.isPlaceholder &&
    a.time === b.time &&
    agree(a.zone, b.zone)
  );
}

export function fieldChange(field: string, oldValue: string | null, newValue: string | null): FieldChange {
  return { field, oldValue: cut(oldValue), newValue: cut(newValue), severity: severityOf(field, oldValue, newValue) };
}

const shown = (field: FactName, facts: CallFacts) => factWords(field, fromFact(field, facts[field]), facts.currency);
const cut = (value: string | null) => (value === null ? null : value.slice(0, LONGEST_VALUE));
