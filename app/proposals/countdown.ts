/** How urgent a deadline is, for its colour. */
export type Urgency = 'urgent' | 'soon' | 'calm' | 'past';

/** Urgent within a week, soon within three. */
export function urgency(daysLeft: number): Urgency {
  if (daysLeft < 0) return 'past';
  if (daysLeft <= 7) return 'urgent';
  return daysLeft <= 21 ? 'soon' : 'calm';
}

/** A countdown as a figure and its unit: `15 days`, `1 day`, `today`; a passed one says how long ago. */
export function countdown(daysLeft: number): { figure: string; unit: string } {
  if (daysLeft === 0) return { figure: 'today', unit: '' };
  const days = Math.abs(daysLeft);
  return { figure: String(days), unit: `${days === 1 ? 'day' : 'days'}${daysLeft < 0 ? ' ago' : ''}` };
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026-12-07` as `7 Dec 2026`. */
export function dayText(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${months[month! - 1]} ${year}`;
}

/** Whose clock a time is of: `your institution`, `New York`; `zone not stated` where the call does not say. */
export function zoneText(zone: string | null): string {
  if (zone === null) return '(zone not stated)';
  if (zone === 'applicant_local') return 'your institution';
  return zone.split('/').at(-1)!.replaceAll('_', ' ');
}
