import { isByHand } from '#app/opportunities/edits/by-hand.ts';
import type { OpportunityDetail } from '#app/opportunities/types.ts';
import { factNames } from './fact-names.ts';

/** Who says each fact that the rules look at: sources by their titles, or people in their place. */
export function toldByOf({ provenance, edits }: Pick<OpportunityDetail, 'provenance' | 'edits'>) {
  const said = (field: string) =>
    isByHand(edits, field)
      ? ['people here, by hand']
      : [...new Set(provenance.filter((fact) => fact.field === field).map((fact) => fact.sourceTitle))];
  return Object.fromEntries(Object.keys(factNames).map((field) => [field, said(field)]));
}
