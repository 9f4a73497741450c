/** `counts[i]` values were at most `le[i]`, and more than the one before; the last of `counts` is of those above all. */
export type Histogram = { le: readonly number[]; counts: number[]; sum: number; count: number };

export function histogram(le: readonly number[]): Histogram {
  return { le, counts: new Array<number>(le.length + 1).fill(0), sum: 0, count: 0 };
}

/** Adds one value. */
export function observe(into: Histogram, value: number): void {
  const bucket = into.le.findIndex((edge) => value <= edge);
  into.counts[bucket < 0 ? into.le.length : bucket]! += 1;
  into.sum += value;
  into.count += 1;
}

/** Both together; they have the same edges. */
export function addHistograms(a: Histogram, b: Histogram): Histogram {
  return {
    le: a.le,
    counts: a.counts.map((count, i) => count + b.counts[i]!),
    sum: a.sum + b.sum,
    count: a.count + b.count,
  };
}
