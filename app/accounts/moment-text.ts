/** A moment as "23 Nov 2026, 14:05" in a person's time zone (UTC, and said so, when they have told none). */
export function momentText(moment: Date, timeZone: string | null): string {
  const text = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: timeZone ?? 'UTC',
  }).format(moment);
  return timeZone ? text : `${text} UTC`;
}

/** The day of a moment as "23 Nov 2026". */
export function dayText(moment: Date, timeZone: string | null): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: timeZone ?? 'UTC' }).format(moment);
}

/** Today's calendar date as YYYY-MM-DD in a person's time zone. */
export function todayIn(timeZone: string | null, now = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: timeZone ?? 'UTC' }).format(now);
}
