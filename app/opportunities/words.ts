import { formatMoment } from './calendar-date.ts';
import { APPLICANT_LOCAL, deadlineKindNames } from './deadline.ts';
import { ANYWHERE_ON_EARTH } from './zone-words.ts';
import { deadlineKinds, type DeadlineFact, type DeadlineKind, type DeadlineMode, type Status } from './types.ts';

/** What people read for each status. */
export const statusWords: Record<Status, string> = {
  forecast: 'Forecast',
  upcoming: 'Opens later',
  open: 'Open',
  closing: 'Closing soon',
  rolling: 'Open, any time',
  closed: 'Closed',
  archived: 'Archived',
  paused: 'Paused',
  unknown: 'Status unknown',
};

/** How proposals are taken, in a sentence. */
export const deadlineModeWords: Record<DeadlineMode, string> = {
  fixed: 'By one deadline',
  multiple: 'By several deadlines',
  rolling: 'At any time',
  none_listed: 'Open; the source names no date',
  forecast: 'Not yet; the dates are a forecast',
  unknown: 'unknown',
};

/** What is due, where it stands by itself; nobody said so of many dates. */
export const deadlineKindWords = (kind: DeadlineKind): string =>
  kind === 'unknown' ? 'deadline, kind not stated' : deadlineKindNames[kind];

/** The choices of a form of dates. */
export const deadlineKindOptions = deadlineKinds.map((value) => ({ value, label: deadlineKindWords(value) }));

/**
 * `17:00 your institution`, `17:00 Brussels`, `17:00, zone unknown`; null where no time is stated, but for the day that
 * lasts anywhere on earth.
 */
export function timeWords({ time, zone }: Pick<DeadlineFact, 'time' | 'zone'>): string | null {
  if (!time) return zone === ANYWHERE_ON_EARTH ? 'all day, anywhere on earth' : null;
  return zone === null ? `${time}, zone unknown` : `${time} ${zoneWords(zone)}`;
}

/** The place whose clocks count: the last part of an IANA name, or the applicant's own institution. */
export function zoneWords(zone: string): string {
  if (zone === APPLICANT_LOCAL) return 'your institution';
  if (/^(Etc\/)?(UTC|GMT)$/.test(zone)) return 'UTC';
  if (zone === ANYWHERE_ON_EARTH) return 'anywhere on earth';
  const fixed = /^Etc\/GMT([+-])(\d+)$/.exec(zone);
  if (fixed) return `UTC${fixed[1] === '+' ? '−' : '+'}${fixed[2]}`; // such names count westward
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** Of a date that is not of this call alone. */
export const SHARED = 'shared by many calls';

/** `full proposal · estimated · disputed`: what kind of date it is and how sure. */
export function deadlineWords(deadline: DeadlineFact): string {
  return [
    deadlineKindNames[deadline.kind],
    deadline.track,
    deadline.isEstimate ? 'estimated' : null,
    deadline.isInherited ? SHARED : null,
    deadline.disputed ? 'disputed' : null,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** `23 Nov 2026, 06:12 UTC`: an instant in the one zone that everybody can reckon with. */
export const instantWords = (iso: string) => formatMoment(new Date(iso), null);

/** Small numbers as words, as prose has them: `Two close this week`. */
export function numberWord(n: number): string {
  return ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'][n] ?? String(n);
}
