import type { DeadlineFact, OpportunityRow } from '../types.ts';

/** Each date of a call besides its next deadline, once; those ahead soonest first, then those that have passed, the last first. */
export function otherDates(
  { nextDeadline, deadlines }: Pick<OpportunityRow, 'nextDeadline' | 'deadlines'>,
  today: string,
): DeadlineFact[] {
  const key = ({ kind, track, date }: DeadlineFact) => `${kind} ${track} ${date}`;
  // A row without a next deadline shows its last date (listed-row.ts).
  const first = nextDeadline ?? deadlines.filter(({ isPlaceholder }) => !isPlaceholder).at(-1);
  const seen = new Set(first ? [key(first)] : []);
  const others = deadlines.filter((deadline) => {
    if (deadline.isPlaceholder || seen.has(key(deadline))) return false;
    seen.add(key(deadline));
    return true;
  });
  const ahead = others.filter(({ date }) => date >= today);
  return [...ahead, ...others.filter(({ date }) => date < today).reverse()];
}
