import type { EditFact } from '../types.ts';

/** The fields of edits behind a fact that sources tell under another name; the others have one name. */
const EDITED: Record<string, readonly string[]> = {
  status: ['statusOverride'],
  summary: ['summaryText'],
  eligibility: ['eligibilityText'],
  amount: ['amountMin', 'amountMax', 'currency', 'amountKind'],
  total: ['amountTotal'],
  'terms.fiscalSponsor': ['acceptsFiscalSponsor'],
  'terms.individuals': ['acceptsIndividuals'],
  'terms.countries': ['countries'],
  'terms.indirectCap': ['indirectCap'],
  'terms.maintenance': ['paysMaintenance'],
  'terms.payment': ['payment'],
  'terms.inviteOnly': ['inviteOnly'],
};

/** Whether a person set the fact that sources tell as `field`, or a part of it. */
export function isByHand(edits: readonly EditFact[], field: string): boolean {
  const names = EDITED[field] ?? [field];
  return edits.some((edit) => names.includes(edit.field));
}
