import type { Severity } from '../types.ts';

const SEVERITIES: Record<string, Severity> = {
  deadlines: 'deadline',
  deadlineMode: 'deadline',
  opensOn: 'status',
  goneOn: 'status',
  reissuedAs: 'status',
  recordKind: 'status',
  upstreamStatus: 'status',
  statusOverride: 'status',
  docType: 'status',
  archivesOn: 'noise',
  amountMin: 'amount',
  amountMax: 'amount',
  amountTotal: 'amount',
  currency: 'amount',
  awardsExpected: 'amount',
  costSharing: 'amount',
  indirectCap: 'amount',
  payment: 'amount',
  amountRaw: 'noise',
  amountKind: 'noise',
  eligibilityText: 'eligibility',
  applicantTypes: 'eligibility',
  acceptsFiscalSponsor: 'eligibility',
  acceptsIndividuals: 'eligibility',
  countries: 'eligibility',
  paysMaintenance: 'eligibility',
  inviteOnly: 'eligibility',
  sources: 'noise',
  // The plain text beside it says the same.
  descriptionHtml: 'noise',
  language: 'noise',
  version: 'noise',
};

/** Texts in which another way to write the same thing is no news. */
const TEXTS = new Set(['title', 'summaryText', 'eligibilityText', 'funder', 'number']);

/** How much a change of a field matters to somebody who follows the call; text unless the field says more. */
export function severityOf(field: string, oldValue: string | null = null, newValue: string | null = null): Severity {
  if (TEXTS.has(field) && oldValue !== null && newValue !== null && plain(oldValue) === plain(newValue)) return 'noise';
  return SEVERITIES[field] ?? 'text';
}

/** White space, quotation marks, dashes and forms of letters made alike. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2018\u2019\u201a\u201b`´]/g, "'")
    .replace(/[\u201c-\u201f«»]|''/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\s\u200b\u00ad\ufeff]+/g, '');
}
