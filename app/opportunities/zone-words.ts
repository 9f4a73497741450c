import { APPLICANT_LOCAL } from './deadline.ts';

/** "Anywhere on earth": the day ends where it ends last. */
export const ANYWHERE_ON_EARTH = 'Etc/GMT+12';

/** How sources write a zone, most particular first. Abbreviations that several countries share (IST, BST in Asia) are left out. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/\banywhere[\s-]on[\s-]earth\b|\bAoE\b/i, ANYWHERE_ON_EARTH],
  [
    /\b(?:applicant|submitter|proposer|submitting|applying)[\w\s'’]{0,30}\blocal time\b|\blocal time (?:of|at|for) (?:the |your )?(?:applicant|submitt|propos|applying|lead)/i,
    APPLICANT_LOCAL,
  ],
  [/\byour local time\b/i, APPLICANT_LOCAL],
  [/\bbrussels\b|\bCES?T\b|\bcentral european (?:summer )?time\b/i, 'Europe/Brussels'],
  [/\b(?:london|UK|british)(?: local)? (?:summer )?time\b|\b(?:UK|BST)\b/i, 'Europe/London'],
  [/\b(?:GMT|UTC)(?![+-]?\d)\b/i, 'UTC'],
  [/\bE[SD]?T\b|\b(?:US |U\.S\. )?eastern\b/i, 'America/New_York'],
  [/\bC[SD]?T\b|\bcentral (?:standard |daylight )?time\b/i, 'America/Chicago'],
  [/\bM[SD]?T\b|\bmountain (?:standard |daylight )?time\b/i, 'America/Denver'],
  [/\bP[SD]?T\b|\bpacific (?:standard |daylight )?time\b/i, 'America/Los_Angeles'],
  [/\bberlin time\b/i, 'Europe/Berlin'],
  [/\bamsterdam time\b/i, 'Europe/Amsterdam'],
  [/\bparis time\b/i, 'Europe/Paris'],
];

/** The zone that a text names: IANA name or `applicant_local`; null when it names none, or several that differ. */
export function zoneInText(text: string): string | null {
  const found = new Set(WORDS.filter(([words]) => words.test(text)).map(([, zone]) => zone));
  if (found.has('Europe/Brussels')) found.delete('America/Chicago'); // "Central European Time" is not Central Time
  const [only] = found;
  return found.size === 1 ? only! : null;
}
