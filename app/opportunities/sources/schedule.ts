const HOUR_MS = 3_600_000;

/** Share of the time between two runs by which one may be early or late, so that sources do not all come at once. */
const SPREAD = 0.05;

/**
 * When a source is read next. After failures in a row it is asked again sooner: after one hour, two, four, never later than
 * usual. `spread` is a random number from 0 to 1.
 */
export function nextRunAt(ended: Date, everyHours: number, failures: number, spread: number): Date {
  const usual = everyHours * HOUR_MS;
  const wait = failures === 0 ? usual : Math.min(usual, HOUR_MS * 2 ** Math.min(failures - 1, 10));
  return new Date(Math.round(ended.getTime() + wait * (1 - SPREAD + 2 * SPREAD * spread)));
}

/** The longest that a source may ask to be left alone; one that names years is asked again after a week. */
const LONGEST_REST_MS = 7 * 24 * HOUR_MS;

/** The planned time, or the later one before which a source asked not to be read (Retry-After). */
export function notBeforeAt(planned: Date, asked: Date, now: Date): Date {
  return new Date(Math.max(planned.getTime(), Math.min(asked.getTime(), now.getTime() + LONGEST_REST_MS)));
}

/** Whether a planned time is further off than any plan can be: the clock was ahead when it was made. */
export function isTooFar(planned: Date, now: Date, everyHours: number): boolean {
  const most = Math.max(everyHours * HOUR_MS * (1 + SPREAD), LONGEST_REST_MS);
  return planned.getTime() > now.getTime() + 2 * most;
}

/** When a source that was never read is read first: some minutes after the server saw it, so that a start is quick. */
export function firstRunAt(seen: Date, spread: number): Date {
  return new Date(Math.round(seen.getTime() + (5 + 10 * spread) * 60_000));
}
