import type { DeadlineFact } from './types.ts';

/** What other sources say of a disputed deadline, soonest first, one a source and date. */
export function rivals(deadline: DeadlineFact, all: readonly DeadlineFact[]): DeadlineFact[] {
  if (!deadline.disputed) return [];
  return all.filter(
    (other) =>
      other.disputed &&
      other.source !== deadline.source &&
      other.date !== deadline.date &&
      other.kind === deadline.kind &&
      (other.track === deadline.track || other.track === null || deadline.track === null),
  );
}
