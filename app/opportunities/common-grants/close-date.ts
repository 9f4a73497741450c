import { closes, compareDeadlines } from '../deadline.ts';
import type { DeadlineFact } from '../types.ts';

/** The date that counts as the close: the next deadline, or the last one where none lies ahead. */
export function closeOf<Deadline extends DeadlineFact>(
  next: Deadline | null,
  deadlines: readonly DeadlineFact[],
): DeadlineFact | null {
  return next ?? deadlines.filter(closes).sort(compareDeadlines).at(-1) ?? null;
}
