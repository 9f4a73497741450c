import type { CallColumns } from '../call-index/call-columns.ts';
import type { NameSets, Names } from '../call-index/names.ts';
import type { Standings } from '../call-index/standings.ts';
import type { OpportunityFilter } from '../filter.ts';
import { statuses } from '../types.ts';
import { isEligible, OR_UNKNOWN } from './eligible.ts';

/** The parts of a filter, each as a bit: a call's bits say which parts it does not pass. */
export const PARTS = {
  status: 1,
  funder: 2,
  kind: 4,
  tag: 8,
  amount: 16,
  window: 32,
  eligible: 64,
  source: 128,
} as const;

export type Counted = {
  columns: CallColumns;
  funders: Names;
  currencies: Names;
  kinds: NameSets;
  tags: NameSets;
  sources: NameSets;
};
type Standing = Pick<Standings, 'status' | 'bySlot'>;
/** Which parts of the filter the call of a slot does not pass: 0 = it belongs in the list. */
export type FilterTest = (slot: number) => number;
type PartTest = (slot: number) => boolean;

/** Words apart, what the filter asks of a call; null where it asks nothing. */
export function filterTest(filter: OpportunityFilter, index: Counted, standings: Standing): FilterTest | null {
  const { columns } = index;
  const tests: [part: number, passes: PartTest][] = [];
  const add = (part: keyof typeof PARTS, isAsked: boolean, passes: () => PartTest) => {
    if (isAsked) tests.push([PARTS[part], passes()]);
  };
  const ofSets = (sets: NameSets, column: Int32Array, names: readonly string[]) => (): PartTest => {
    const has = sets.withAny(names);
    return (slot) => has[column[slot]!] === 1;
  };
  add('status', filter.status.length > 0, () => {
    const wanted = statuses.map((status) => filter.status.includes(status));
    return (slot) => wanted[standings.status[slot]!]!;
  });
  add('funder', filter.funder.length > 0, () => {
    const wanted = new Set(filter.funder.map((name) => index.funders.find(name)));
    return (slot) => wanted.has(columns.funder[slot]!);
  });
  add('kind', filter.kind.length > 0, ofSets(index.kinds, columns.kinds, filter.kind));
  add('tag', filter.tag.length > 0, ofSets(index.tags, columns.tags, filter.tag));
  add('source', filter.source.length > 0, ofSets(index.sources, columns.sources, filter.source));
  add('amount', filter.min !== null || filter.max !== null || filter.currency !== null, () =>
    paysWithin(filter, index),
  );
  add('window', filter.closesAfter !== null || filter.closesBefore !== null, () => closesWithin(filter, standings));
  add('eligible', filter.eligible.length > 0, () => admits(filter, standings));
  if (tests.length === 0) return null;
  return (slot) => {
    let fails = 0;
    for (const [part, passes] of tests) if (!passes(slot)) fails |= part;
    return fails;
  };
}

/** Whether a call may pay so much, in whatever currency unless one is asked for. What nobody states is not found. */
function paysWithin({ min, max, currency: code }: OpportunityFilter, { columns, currencies }: Counted): PartTest {
  const currency = code === null ? null : currencies.find(code);
  return (slot) =>
    (currency === null || columns.currency[slot] === currency) &&
    (min === null || columns.amountMax[slot]! >= min) &&
    (max === null || columns.amountMin[slot]! <= max);
}

/** A call without a next deadline is in no window of dates. */
function closesWithin({ closesAfter, closesBefore }: OpportunityFilter, { bySlot }: Standing): PartTest {
  return (slot) => {
    const date = bySlot[slot]!.nextDeadline?.date;
    if (date === undefined) return false;
    return (closesAfter === null || date >= closesAfter) && (closesBefore === null || date <= closesBefore);
  };
}

/** Each of the things asked for must hold; what nobody says does only where that is asked for too. */
function admits({ eligible }: OpportunityFilter, { bySlot }: Standing): PartTest {
  const orUnknown = eligible.includes(OR_UNKNOWN);
  const asked = eligible.filter((value) => value !== OR_UNKNOWN);
  return (slot) => asked.every((value) => isEligible(bySlot[slot]!.call, value) ?? orUnknown);
}
