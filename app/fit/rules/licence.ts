import type { ProjectProfile } from '#app/community/profile.ts';
import { unknownOf, type FitRule } from '../finding.ts';
import type { FitCall } from '../fit-call.ts';
import { licenceKind } from '../licences.ts';
import { findSentence, type Quote } from '../quote.ts';
import type { Finding } from '../reason.ts';

const ASKS_PERMISSIVE = /\b(?:permissive(?:ly)?|non-?copyleft|copyleft-free)\b.{0,40}\blicen[cs]/i;
const ASKS_OPEN =
  /\bOSI[- ](?:approved|compliant|certified)\b|\b(?:open[- ]source|free software|libre|FLOSS)\b.{0,30}\blicen[cs]/i;
const SPEAKS_OF = /licen[cs]/i;
const DENIES = /\b(?:not|no|need not|without)\b|n['’]t\b/i;

/** The sentence of a call that speaks of a licence, and of which. */
export type AskedLicence = { quoted: Quote; isPermissive: boolean };

/** What a call says of licences, whatever the project; null where it says nothing. */
export function askedLicence(call: Pick<FitCall, 'eligibility' | 'summary'>): AskedLicence | null {
  // One plain look spares most calls two dear ones.
  if (!SPEAKS_OF.test(call.summary) && !SPEAKS_OF.test(call.eligibility ?? '')) return null;
  const permissive = findSentence(call, ASKS_PERMISSIVE);
  const quoted = permissive ?? findSentence(call, ASKS_OPEN);
  return quoted && { quoted, isPermissive: permissive !== null };
}

/** Whether the project's licence is one that the call asks for in its own words. */
export const licence: FitRule = (project, call) => licenceFinding(project, askedLicence(call));

/** The same of a call whose words were looked through before. */
export function licenceFinding({ name, licence: own }: ProjectProfile, asked: AskedLicence | null): Finding | null {
  if (asked === null) return null;
  const { quoted, isPermissive } = asked;
  const asks = isPermissive ? 'a permissive licence' : 'an open-source licence';
  if (own === null)
    return unknownOf(['project'], `It speaks of ${asks}; the licence of ${name} is not told.`, {
      ...{ ...quoted, weight: 2 },
    });
  const kind = licenceKind(own);
  if (DENIES.test(quoted.quote) || kind === 'unknown')
    return { side: 'check', text: `It speaks of ${asks}; ${name} has ${own}.`, ...quoted, weight: 2 };
  const fits = isPermissive ? kind === 'permissive' : kind !== 'closed';
  return fits
    ? { side: 'for', text: `It asks for ${asks}, and ${name} has one, ${own}.`, ...quoted, weight: 2 }
    : { side: 'against', text: `It asks for ${asks}, but ${name} has ${own}.`, ...quoted, weight: 4 };
}
