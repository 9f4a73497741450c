import type { Reason, Side } from './reason.ts';

const ABOUT = 7;
const AT_FIRST: Record<Side, number> = { against: 3, check: 1, for: 3, unknown: 2 };

/** The reasons to show at once, about seven with every side among them, and those behind "more"; both in their order. */
export function shorten(reasons: readonly Reason[]): { shown: Reason[]; more: Reason[] } {
  const left = { ...AT_FIRST };
  const chosen = new Set(reasons.filter(({ side, rulesOut }) => rulesOut || left[side]-- > 0));
  // What nobody knows fills no room.
  for (const reason of reasons) if (chosen.size < ABOUT && reason.side !== 'unknown') chosen.add(reason);
  return {
    shown: reasons.filter((reason) => chosen.has(reason)),
    more: reasons.filter((reason) => !chosen.has(reason)),
  };
}
