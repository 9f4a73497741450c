import { addDays } from '../calendar-date.ts';
import { spokenDay } from '../calendar/months.ts';
import type { OpportunityFilter } from '../filter.ts';
import type { YearWeek } from '../types.ts';

/** Weeks of the strip from the first up to, and without, `to`: the borders between weeks, never none at all. */
export type WeekRange = { from: number; to: number };
export type Edge = keyof WeekRange;
type Window = Pick<OpportunityFilter, 'closesAfter' | 'closesBefore'>;

const sunday = (week: YearWeek) => addDays(week.from, 6);

/** The weeks that a window of dates touches; null without one, and where it lies wholly outside. */
export function rangeOf({ closesAfter, closesBefore }: Window, weeks: readonly YearWeek[]): WeekRange | null {
  if (!closesAfter && !closesBefore) return null;
  const from = closesAfter ? weeks.findIndex((week) => sunday(week) >= closesAfter) : 0;
  const to = closesBefore ? weeks.filter((week) => week.from <= closesBefore).length : weeks.length;
  return from < 0 || to <= from ? null : { from, to };
}

/** The dates of a range, from a Monday to a Sunday; the whole strip is no window at all. */
export function windowOf({ from, to }: WeekRange, weeks: readonly YearWeek[]): Window {
  if (from <= 0 && to >= weeks.length) return { closesAfter: null, closesBefore: null };
  return { closesAfter: weeks[from]!.from, closesBefore: sunday(weeks[to - 1]!) };
}

/** The week under a place so many pixels from the left of a strip of this width. */
export function weekAt(x: number, width: number, count: number): number {
  if (width <= 0) return 0;
  return Math.min(count - 1, Math.max(0, Math.floor((x / width) * count)));
}

/** From one week through another, whichever comes first. */
export const rangeBetween = (a: number, b: number): WeekRange => ({ from: Math.min(a, b), to: Math.max(a, b) + 1 });

/** One border moved to a place; it stops at the ends of the strip and one week from the other border. */
export function withEdge(range: WeekRange, edge: Edge, value: number, count: number): WeekRange {
  return edge === 'from'
    ? { ...range, from: Math.max(0, Math.min(value, range.to - 1)) }
    : { ...range, to: Math.min(count, Math.max(value, range.from + 1)) };
}

export const sameRange = (a: WeekRange | null, b: WeekRange | null) => a?.from === b?.from && a?.to === b?.to;

/** How many deadlines lie in a range. */
export const countIn = ({ from, to }: WeekRange, weeks: readonly YearWeek[]): number =>
  weeks.slice(from, to).reduce((sum, week) => sum + week.count, 0);

/** `from week of 5 January 2027`: a border in words. */
export function edgeWords({ from, to }: WeekRange, edge: Edge, weeks: readonly YearWeek[]): string {
  const week = edge === 'from' ? weeks[from] : weeks[to - 1];
  return `${edge} week of ${spokenDay(week!.from)}`;
}

/** `Week of 5 January 2027 to week of 1 February 2027: 3 deadlines`. */
export function rangeWords(range: WeekRange, weeks: readonly YearWeek[]): string {
  const count = countIn(range, weeks);
  const first = spokenDay(weeks[range.from]!.from);
  const last = spokenDay(weeks[range.to - 1]!.from);
  const words = range.to - range.from === 1 ? `Week of ${first}` : `Week of ${first} to week of ${last}`;
  return `${words}: ${count === 1 ? '1 deadline' : `${count} deadlines`}`;
}
