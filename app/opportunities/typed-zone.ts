import { isZone } from './calendar-date.ts';
import { APPLICANT_LOCAL } from './deadline.ts';

/** What people read and type where a deadline counts in the applicant's own place. */
export const OWN_TIME = 'the applicant’s own time';

/** A stored zone in words, and as a form shows it. */
export const zoneText = (zone: string): string => (zone === APPLICANT_LOCAL ? OWN_TIME : zone);

/** The zone that was typed, null for none; or what to mend. */
export function readZone(typed: string): { zone: string | null } | { problem: string } {
  const text = typed.trim();
  if (text === '') return { zone: null };
  const isOwn = text === APPLICANT_LOCAL || /^(the )?applicant['’]?s own time$/i.test(text);
  if (isOwn) return { zone: APPLICANT_LOCAL };
  return isZone(text) ? { zone: text } : { problem: `Enter a time zone such as Europe/Brussels, or ${OWN_TIME}.` };
}
