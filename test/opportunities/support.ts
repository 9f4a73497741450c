import type { StatusFacts } from '#app/opportunities/status.ts';
import type { DeadlineFact } from '#app/opportunities/types.ts';

export function deadline(change: Partial<DeadlineFact> = {}): DeadlineFact {
  return {
    kind: 'full',
    track: null,
    date: '2026-12-15',
    time: null,
    zone: 'America/New_York',
    isEstimate: false,
    isPlaceholder: false,
    isInherited: false,
    source: 'grants-gov',
    sourceTitle: 'Grants.gov',
    rawText: '12/15/2026',
    disputed: false,
    ...change,
  };
}

export function call(change: Partial<StatusFacts> = {}): StatusFacts {
  return {
    upstreamStatus: '',
    statusOverride: null,
    docType: 'call',
    opensOn: null,
    archivesOn: null,
    goneOn: null,
    deadlineMode: 'unknown',
    deadlines: [],
    ...change,
  };
}
