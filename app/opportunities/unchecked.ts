import { daysBetween, today } from './calendar-date.ts';
import type { OpportunityRow } from './types.ts';

/** A wrong date is worse than none: after so many days that nobody looked, what is shown is shown as old. */
const KEPT_DAYS = 90;

/**
 * For how many days nobody looked at what decides about a call, where that is too long to rely on it; else null. Of a
 * call with a date that lies ahead its source counts, otherwise whichever was asked last.
 */
export function uncheckedDays(
  { status, nextDeadline, sources }: Pick<OpportunityRow, 'status' | 'nextDeadline' | 'sources'>,
  now: Date,
): number | null {
  if (status === 'closed' || status === 'archived') return null;
  const named = sources.filter(({ id }) => id === nextDeadline?.source);
  const last = (named.length > 0 ? named : sources).map(({ checkedAt }) => checkedAt.slice(0, 10)).sort();
  const days = last.length === 0 ? 0 : daysBetween(last.at(-1)!, today(now));
  return days > KEPT_DAYS ? days : null;
}
