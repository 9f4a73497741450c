import type { CloseReason } from '#app/document/wire.ts';

/** What the process has done since it started; figures for operators. */
export class Counters {
  upgrades = 0;
  turnedAway = 0;
  readonly refusals: Partial<Record<CloseReason, number>> = {};

  refused(reason: CloseReason): void {
    this.refusals[reason] = (this.refusals[reason] ?? 0) + 1;
  }
}
