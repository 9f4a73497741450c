const first = 300;
const longest = 5_000;

/** Milliseconds to wait before trying again, after so many failures; spread so that a whole team does not come at once. */
export function backoff(failures: number, random: () => number = Math.random): number {
  const ceiling = Math.min(longest, first * 2 ** Math.min(failures - 1, 10));
  return Math.round(ceiling * (0.5 + random() / 2));
}
