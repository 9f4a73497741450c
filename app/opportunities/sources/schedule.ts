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

/** When a source that was never read is read first: some minutes after the server saw it, so that a start is quick. */
export function firstRunAt(seen: Date, spread: number): Date {
  return new Date(Math.round(seen.getTime() + (5 + 10 * spread) * 60_000));
}
