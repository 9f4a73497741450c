const fine = 20; // buckets a millisecond
const fineUntil = 200;
const coarseUntil = 20_000;

/** Counts of durations: to 0.05 ms below 200 ms, to 1 ms above. */
export class Histogram {
  private readonly buckets = new Float64Array(fine * fineUntil + coarseUntil);
  count = 0;

  add(ms: number): void {
    const at = ms < fineUntil ? Math.floor(Math.max(0, ms) * fine) : fine * fineUntil + Math.floor(ms - fineUntil);
    const index = Math.min(at, this.buckets.length - 1);
    this.buckets[index] = this.buckets[index]! + 1;
    this.count += 1;
  }

  /**
   * The upper edge of the bucket that holds the `share`-th value, in ms; NaN when nothing was counted, Infinity when the
   * value is beyond the last bucket (what never arrived is counted there).
   */
  at(share: number): number {
    const wanted = this.count * share;
    let seen = 0;
    for (let i = 0; i < this.buckets.length - 1; i++) {
      seen += this.buckets[i]!;
      if (seen >= wanted && seen > 0)
        return i < fine * fineUntil ? (i + 1) / fine : i - fine * fineUntil + fineUntil + 1;
    }
    return this.count > 0 ? Infinity : NaN;
  }
}
