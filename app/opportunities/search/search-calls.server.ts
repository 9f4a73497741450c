import type { CallIndex } from '../call-index/call-index.server.ts';
import type { IndexedCall } from '../call-index/indexed-call.ts';
import { positionsOf } from '../call-index/order.ts';
import type { PlacedCall, Standings } from '../call-index/standings.ts';
import { filterTest } from '../facets/filter-test.ts';
import type { Tally } from '../facets/tally.ts';
import { parseFilter, type OpportunityFilter } from '../filter.ts';
import { byDeadline, byNewest, byTitle } from '../sort.ts';
import { findWords, rankWords, type Ranked } from './find-words.server.ts';
import { isEmpty, type Query } from './query.ts';

export type Found = {
  total: number;
  /** the order they are in: by deadline where too many match to be ranked */
  sort: OpportunityFilter['sort'];
  /** those from place `from` up to, not with, `to`; all where nothing is said */
  calls: (from?: number, to?: number) => PlacedCall[];
};

/** Everything that matches a query and a filter. The tally counts what each further choice would show. */
export function searchCalls(
  index: CallIndex,
  standings: Standings,
  query: Query,
  filter: OpportunityFilter,
  tally: Tally | null = null,
): Found {
  const test = filterTest(filter, index, standings);
  const looks = test !== null || tally !== null || index.holdsAny;
  const ranked = filter.sort === 'relevance' ? rankWords(index.connection, query) : null;
  if (ranked) {
    const { slots, scores } = scored(index, standings, ranked, looks ? isShown : () => true);
    return { total: slots.length, sort: 'relevance', calls: byScore(standings, slots, scores) };
  }
  const hits = isEmpty(query) ? null : findWords(index.connection, query);
  let slots = hits === null ? null : index.slotsOf(hits.entries);
  if (slots && hits?.except) slots = allBut(index, slots);
  if (looks) {
    const shown = those(slots ?? index.allSlots(), isShown);
    if (slots || test || index.holdsAny) slots = shown;
  }
  const sort = filter.sort === 'relevance' ? 'deadline' : filter.sort;
  return { total: slots ? slots.length : index.size, sort, calls: inOrder(index, standings, sort, slots) };

  function isShown(slot: number): boolean {
    if (index.holdsAny && index.isHeld(index.at(slot)!)) return false;
    const fails = test ? test(slot) : 0;
    tally?.add(slot, fails);
    return fails === 0;
  }
}

/** The calls that a query finds. */
export function foundCalls(index: CallIndex, standings: Standings, query: Query): PlacedCall[] {
  return searchCalls(index, standings, query, EVERYTHING).calls();
}
const EVERYTHING: OpportunityFilter = { ...parseFilter(new URLSearchParams()).filter, sort: 'deadline' };

function allBut(index: CallIndex, slots: Int32Array): Int32Array {
  const isOut = new Uint8Array(index.slots);
  for (let at = 0; at < slots.length; at++) isOut[slots[at]!] = 1;
  return those(index.allSlots(), (slot) => isOut[slot] === 0);
}

/** As filter() does, in the array itself: a hundred thousand numbers need not be written twice. */
function those(slots: Int32Array, isWanted: (slot: number) => boolean): Int32Array {
  let count = 0;
  for (let at = 0; at < slots.length; at++) if (isWanted(slots[at]!)) slots[count++] = slots[at]!;
  return slots.subarray(0, count);
}

/** The calls of ranked words that are shown, and their scores. */
function scored(index: CallIndex, { weight }: Standings, ranked: Ranked, isShown: (slot: number) => boolean) {
  const slots: number[] = [];
  const scores: number[] = [];
  index.readEntries();
  for (const [entry, fit] of ranked) {
    const slot = index.slotOf(entry);
    const counts = weight[slot];
    if (!counts || !isShown(slot)) continue;
    slots.push(slot);
    scores.push(fit * counts);
  }
  return { slots, scores };
}

/** Only those up to the end of a page are sorted: the others are behind them, in whichever order. */
function byScore(
  { bySlot, positions }: Standings,
  slots: readonly number[],
  scores: readonly number[],
): Found['calls'] {
  const sorted = new Float64Array(scores).sort();
  return (from = 0, to = slots.length) => {
    const least = to < sorted.length ? sorted[sorted.length - to]! : -Infinity;
    const best: number[] = [];
    for (let at = 0; at < slots.length; at++) if (scores[at]! >= least) best.push(at);
    return best
      .sort((a, b) => scores[b]! - scores[a]! || positions[slots[a]!]! - positions[slots[b]!]!)
      .slice(from, to)
      .map((at) => bySlot[slots[at]!]!);
  };
}

/** By their places in an order of all calls, which null stands for: to sort numbers is a tenth of the work of comparing calls. */
function inOrder(
  index: CallIndex,
  standings: Standings,
  sort: 'deadline' | 'newest' | 'title',
  slots: Int32Array | null,
): Found['calls'] {
  const order: readonly { slot: number }[] = sort === 'deadline' ? standings.byDeadline : orderOf(index, sort);
  const at = (place: { slot: number }) => standings.bySlot[place.slot]!;
  if (slots === null) return (from, to) => order.slice(from, to).map(at);
  const positions = sort === 'deadline' ? standings.positions : positionsOf(order, index.slots);
  const places = new Int32Array(slots.length);
  for (let i = 0; i < slots.length; i++) places[i] = positions[slots[i]!]!;
  places.sort();
  return (from, to) => Array.from(places.subarray(from ?? 0, to), (place) => at(order[place]!));
}

const orderOf = (index: CallIndex, sort: 'newest' | 'title'): readonly IndexedCall[] =>
  sort === 'newest' ? index.byNewest : index.byTitle;

export const orders = { deadline: byDeadline, newest: byNewest, title: byTitle };
