import { expect } from 'vitest';
import type { Mutant } from './ways/mutate.ts';

/** Resident memory that a file of tests may add; one answer has 10 MB, its reading thread 512 MB. */
const MOST_GROWTH = 700 * 1024 * 1024;

/** What chance may take from a share of so many: four standard deviations, so that no seed fails by bad luck. */
const luck = (share: number, of: number) => 4 * Math.sqrt(of * share * (1 - share));
const least = (share: number, of: number) => Math.max(Math.ceil(share), share * of - luck(share, of));
const most = (share: number, of: number) => share * of + luck(share, of);

/** How many mutants there are, how many reasons they must fail for, the share taken in, and of it the share that is felt. */
type Spread = { all: number; reasons: number; taken?: number; felt?: number };

/** Counts how mutants end, so that a suite cannot pass by refusing all of them at one gate. */
export class Tally {
  readonly failed = new Map<string, number>();
  taken = 0;
  /** of those taken in, those that changed something or had a record refused */
  felt = 0;
  /** left as they were by the way that was to spoil them */
  untouched = 0;
  certain = 0;
  private readonly before = process.memoryUsage.rss();
  private most = 0;

  note({ must }: Mutant, isTouched: boolean): void {
    this.most = Math.max(this.most, process.memoryUsage.rss());
    if (!isTouched) this.untouched += 1;
    if (must !== null) this.certain += 1;
  }

  /** `message` is why it failed; the words that tell one reason from another stand first. */
  fail(message: string): void {
    const reason = message
      .replace(/[“"'<][^”"'>]*[”"'>]/g, '…')
      .replace(/\d+/g, '0')
      .slice(0, 60);
    this.failed.set(reason, (this.failed.get(reason) ?? 0) + 1);
  }

  /** Fails unless both ends came often, for many reasons, and within a bounded memory. */
  expectSpread({ all, reasons, taken = 0.3, felt = 0.22 }: Spread): void {
    const failures = [...this.failed.values()];
    const failed = failures.reduce((sum, times) => sum + times, 0);
    const told = JSON.stringify([...this.failed]);
    expect(failed + this.taken).toBe(all);
    expect(failed, told).toBeGreaterThanOrEqual(least(0.3, all));
    expect(this.taken, told).toBeGreaterThanOrEqual(least(taken, all));
    expect(this.felt, told).toBeGreaterThanOrEqual(least(felt, this.taken));
    expect(this.untouched).toBeLessThan(most(0.02, all));
    expect(this.certain).toBeGreaterThanOrEqual(least(0.17, all));
    expect(this.failed.size, told).toBeGreaterThanOrEqual(reasons);
    expect(Math.max(...failures), told).toBeLessThan(most(0.72, failed));
    expect(this.most - this.before).toBeLessThan(MOST_GROWTH);
  }
}
