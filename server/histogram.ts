/** Upper bounds of a histogram's buckets, and how many values fell below each but not below the one before. */
export type Histogram = { bounds: readonly number[]; counts: number[]; sum: number; count: number };

export function histogram(bounds: readonly number[]): Histogram {
  return { bounds, counts: bounds.map(() => 0), sum: 0, count: 0 };
}

/** Adds one value; values above the last bound count in `count` alone. */
export function observe(into: Histogram, value: number): void {
  const bucket = into.bounds.findIndex((bound) => value <= bound);
  if (bucket >= 0) into.counts[bucket]! += 1;
  into.sum += value;
  into.count += 1;
}
