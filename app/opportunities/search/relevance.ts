import type { Status } from '../types.ts';

/** What one can apply to is worth more than what is over. */
const WORTH: Record<Status, number> = {
  ...{ open: 1, closing: 1, rolling: 1, upcoming: 0.9, forecast: 0.8, unknown: 0.7 },
  ...{ paused: 0.5, closed: 0.35, archived: 0.25 },
};
const HALF_LIFE_DAYS = 45;

/**
 * By how much the fit of its words counts, above 0: by what can still be done about it, and at most half as much again for a
 * deadline that is near. `daysLeft` is null where none is ahead.
 */
export function weightOf(status: Status, daysLeft: number | null): number {
  return daysLeft === null ? WORTH[status] : WORTH[status] * (1 + 0.5 * 2 ** (-daysLeft / HALF_LIFE_DAYS));
}
