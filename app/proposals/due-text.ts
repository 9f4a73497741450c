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

/** `17:00 your institution`, `17:00 Brussels`, or nothing where no time is known. */
export function timeText(time: string | null, zone: string | null): string {
  if (!time) return '';
  if (zone === null) return `${time}, zone not stated`;
  if (zone === 'applicant_local') return `${time} your institution`;
  return `${time} ${zone.split('/').at(-1)!.replaceAll('_', ' ')}`;
}
