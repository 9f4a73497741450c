import type { FitRule } from '../finding.ts';
import { findSentence } from '../quote.ts';

const ASKS =
  /\bconsorti(?:um|a|ums)\b|\b(?:at least|minimum(?: of)?) (?:two|three|four|five|[2-5]) (?:\w+ ){0,3}(?:entities|partners|beneficiaries|institutions|organi[sz]ations|applicants)\b/i;
const DENIES = /\b(?:no|not|without|need not|instead of)\b|n['’]t\b|single (?:applicant|beneficiary|entity)/i;

/** Whether several must apply together; the call's own sentence says how. */
export const consortium: FitRule = ({ name }, call) => {
  const quoted = findSentence(call, ASKS, DENIES);
  if (quoted === null) return null;
  return {
    ...{ side: 'check', weight: 4, ...quoted },
    text: `It speaks of several who apply together: see who would be the partners of ${name}.`,
  };
};
