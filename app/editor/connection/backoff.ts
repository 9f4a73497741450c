import type { CloseReason } from '#app/document/wire.ts';

const first = 300;
const longest = 5_000;
/** A restart sends everybody away in the same moment, so the first attempts after it are spread over this long. */
const afterRestart = 2_000;

/** Milliseconds to wait before trying again, after so many failures; spread so that a whole team does not come at once. */
export function backoff(failures: number, reason: CloseReason | null, random: () => number = Math.random): number {
  if (reason === 'restarting') return Math.round(afterRestart * (0.1 + 0.9 * random()));
  const ceiling = Math.min(longest, first * 2 ** Math.min(failures - 1, 10));
  return Math.round(ceiling * (0.5 + random() / 2));
}
