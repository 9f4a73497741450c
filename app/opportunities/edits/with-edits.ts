import type { CallFacts } from '../ingest/merge.ts';
import { isEditableFact, toFact } from './editable-fields.ts';

/** What a person set, as it is stored. */
export type StoredEdit = {
  field: string;
  /** JSON */
  value: string;
  /** JSON of the fact as sources give it; null where that is kept elsewhere */
  sourceValue: string | null;
};

/** The facts that are shown: what people set wins field by field over what sources say. */
export function withEdits(facts: CallFacts, edits: readonly StoredEdit[]): CallFacts {
  return {
    ...facts,
    ...Object.fromEntries(factEdits(edits).map(({ field, value }) => [field, toFact(JSON.parse(value))])),
  };
}

/** The facts as sources give them, from those that are shown. */
export function withoutEdits(shown: CallFacts, edits: readonly StoredEdit[]): CallFacts {
  return {
    ...shown,
    ...Object.fromEntries(
      factEdits(edits).map(({ field, sourceValue }) => [field, JSON.parse(sourceValue ?? 'null') as unknown]),
    ),
  };
}

/** The edits under which sources now say something else than before, with what they say. */
export function movedEdits(facts: CallFacts, edits: readonly StoredEdit[]): { field: string; sourceValue: string }[] {
  return factEdits(edits).flatMap(({ field, sourceValue }) => {
    const now = JSON.stringify(facts[field]);
    return now === sourceValue ? [] : [{ field, sourceValue: now }];
  });
}

const factEdits = (edits: readonly StoredEdit[]) =>
  edits.flatMap(({ field, ...rest }) => (isEditableFact(field) ? [{ field, ...rest }] : []));
