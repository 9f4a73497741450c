import type { CloseReason } from '#app/document/wire.ts';
import { histogram } from '../histogram.ts';

/** What the process has done since it started; figures for operators. */
export class Counters {
  upgrades = 0;
  turnedAway = 0;
  readonly refusals: Partial<Record<CloseReason, number>> = {};
  /** milliseconds from the arrival of an update until everybody was told */
  readonly lagMs = histogram([1, 2, 5, 10, 25, 50, 100, 250, 1000]);

  refused(reason: CloseReason): void {
    this.refusals[reason] = (this.refusals[reason] ?? 0) + 1;
  }
}
