import type { Severity } from '../types.ts';

const SEVERITIES: Record<string, Severity> = {
  deadlines: 'deadline',
  deadlineMode: 'deadline',
  opensOn: 'status',
  archivesOn: 'noise',
  upstreamStatus: 'status',
  docType: 'status',
  amountMin: 'amount',
  amountMax: 'amount',
  amountTotal: 'amount',
  currency: 'amount',
  amountRaw: 'noise',
  eligibilityText: 'eligibility',
  sources: 'noise',
};

/** How much a change of a field matters to somebody who follows the call; text unless the field says more. */
export function severityOf(field: string): Severity {
  return SEVERITIES[field] ?? 'text';
}
