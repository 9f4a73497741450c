import type { Confidence, Evidence } from './template.ts';

export const pappg = 'https://www.nsf.gov/policies/pappg/24-1/ch-2-proposal-preparation';
export const nsfCheckedOn = '2026-11-23';

/** A sentence of PAPPG 24-1 Chapter II, with the place it stands in. */
export function says(place: string, quote: string, confidence: Confidence = 'verified'): Evidence {
  return { quote, source: `NSF PAPPG 24-1, ${place}`, sourceUrl: pappg, checkedOn: nsfCheckedOn, confidence };
}

/** A page limit in the words of the guide. */
export function pages(max: number, evidence: Evidence) {
  return { unit: 'pages' as const, max, ...evidence };
}
