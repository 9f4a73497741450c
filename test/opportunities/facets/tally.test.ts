import { expect, test } from 'vitest';
import { CallColumns } from '#app/opportunities/call-index/call-columns.ts';
import type { IndexedCall } from '#app/opportunities/call-index/indexed-call.ts';
import { Names, NameSets } from '#app/opportunities/call-index/names.ts';
import { Ahead, type PlacedCall } from '#app/opportunities/call-index/standings.ts';
import { amountBands } from '#app/opportunities/facets/amount-bands.ts';
import { eligibleBits, eligibleChoices } from '#app/opportunities/facets/eligible.ts';
import { filterTest, PARTS } from '#app/opportunities/facets/filter-test.ts';
import { Tally } from '#app/opportunities/facets/tally.ts';
import { parseFilter, type OpportunityFilter } from '#app/opportunities/filter.ts';
import { statuses } from '#app/opportunities/types.ts';
import { fc } from '#test/support/fast-check.ts';

const number = fc.integer({ min: 0, max: 2 });
const some = fc.subarray(['a', 'b', 'c']);
const yesNo = fc.constantFrom(true, false, null);
const amount = fc.constantFrom(null, 0, 5_000, 10_000, 60_000, 2_000_000);
const given = fc.record({
  ...{ funder: number, kinds: some, tags: some, sources: some, amountMin: amount, amountMax: amount },
  ...{ acceptsFiscalSponsor: yesNo, acceptsIndividuals: yesNo, paysMaintenance: yesNo },
  ...{ inviteOnly: yesNo, costSharing: yesNo, currency: fc.constantFrom(-1, 0, 1) },
  countries: fc.constantFrom(null, [], ['EU'], ['US'], ['DE', 'US']),
  status: fc.constantFrom(...statuses),
  date: fc.constantFrom(null, '2026-12-01', '2027-03-01'),
});
type Given = typeof given extends fc.Arbitrary<infer One> ? One : never;

/** An index of nothing but these calls, and how they stand. */
function indexOf(all: readonly Given[]) {
  const index = {
    ...{ funders: new Names(), currencies: new Names(), columns: new CallColumns() },
    ...{ kinds: new NameSets(), tags: new NameSets(), sources: new NameSets() },
  };
  for (const name of ['a', 'b', 'c']) index.funders.numberOf(name);
  for (const code of ['USD', 'EUR']) index.currencies.numberOf(code);
  for (const sets of [index.kinds, index.tags, index.sources]) sets.numberOf(['a', 'b', 'c']);
  const bySlot = all.map((one, slot) => {
    const { kinds, tags, sources, status, date } = one;
    const call = {
      ...{ ...one, slot, ...eligibleBits({ ...one, countries: null }) },
      kinds: index.kinds.numberOf(kinds),
      tags: index.tags.numberOf(tags),
      sources: index.sources.numberOf(sources),
    } as unknown as IndexedCall;
    index.columns.set(call);
    return { slot, call, status, nextDeadline: date && { date } } as PlacedCall;
  });
  const standings = {
    bySlot,
    status: Uint8Array.from(all, ({ status }) => statuses.indexOf(status)),
    ahead: Uint8Array.from(all, ({ date }) => (date ? Ahead.later : Ahead.nothing)),
  };
  return { index, standings };
}

const values = fc.uniqueArray(fc.constantFrom('a', 'b', 'unheard of'), { maxLength: 2 });
const filter: fc.Arbitrary<OpportunityFilter> = fc
  .record({
    ...{ funder: values, kind: values, tag: values, source: values, min: amount, max: amount },
    status: fc.uniqueArray(fc.constantFrom(...statuses), { maxLength: 3 }),
    currency: fc.constantFrom(null, 'USD'),
    eligible: fc.uniqueArray(fc.constantFrom(...eligibleChoices, 'unknown', 'DE'), { maxLength: 2 }),
    closesAfter: fc.constantFrom(null, '2026-12-15'),
  })
  .map((some) => ({ ...parseFilter(new URLSearchParams()).filter, ...some }));

test('each choice says how many calls it would show', () =>
  fc.assert(
    fc.property(fc.array(given, { maxLength: 30 }), filter, (calls, filter) => {
      const { index, standings } = indexOf(calls);
      const passing = (change: Partial<OpportunityFilter>) => {
        const test = filterTest({ ...filter, ...change }, index, standings);
        return calls.filter((_, slot) => !test || test(slot) === 0);
      };
      const shown = (change: Partial<OpportunityFilter>) => passing(change).length;
      const test = filterTest(filter, index, standings);
      const tally = new Tally(index, standings, filter.currency);
      calls.forEach((_, slot) => tally.add(slot, test ? test(slot) : 0));

      expect(tally.total).toBe(shown({}));
      const { kinds, tags, sources } = tally;
      for (const status of statuses) expect(tally.status[status]).toBe(shown({ status: [status] }));
      ['a', 'b', 'c'].forEach((name, at) => {
        expect(tally.funders[at]).toBe(shown({ funder: [name] }));
        expect(kinds[at]).toBe(shown({ kind: [name] }));
        expect(tags[at]).toBe(shown({ tag: [name] }));
        expect(sources[at]).toBe(shown({ source: [name] }));
      });
      eligibleChoices.forEach((choice, at) => {
        if (filter.eligible.includes('unknown')) return;
        expect(tally.eligible[at]).toBe(shown({ eligible: [...filter.eligible, choice] }));
      });
      ['USD', 'EUR'].forEach((currency, at) => {
        expect(tally.currencies[at]).toBe(shown({ currency, min: null, max: null }));
      });
      if (filter.currency) amountBands.forEach((band, at) => expect(tally.bands[at]).toBe(shown(band)));
      const dates = passing({ closesAfter: null }).flatMap(({ date }) => date ?? []);
      expect(tally.dates.sort()).toEqual(dates.sort());
    }),
  ));

test('the filter is what it says, part by part', () =>
  fc.assert(
    fc.property(given, filter, (call, filter) => {
      const { index, standings } = indexOf([call]);
      const fails = filterTest(filter, index, standings)?.(0) ?? 0;
      const any = (asked: readonly string[], has: readonly string[]) =>
        asked.length === 0 || asked.some((one) => has.includes(one));
      const low = call.amountMin ?? call.amountMax;
      const high = call.amountMax ?? call.amountMin;
      const code = ['USD', 'EUR'][call.currency];
      const passes = {
        status: any(filter.status, [call.status]),
        funder: any(filter.funder, [['a', 'b', 'c'][call.funder]!]),
        ...{ kind: any(filter.kind, call.kinds), tag: any(filter.tag, call.tags) },
        source: any(filter.source, call.sources),
        window: !filter.closesAfter || (call.date !== null && call.date >= filter.closesAfter),
        amount:
          (!filter.currency || code === filter.currency) &&
          (filter.min === null || (high !== null && high >= filter.min)) &&
          (filter.max === null || (low !== null && low <= filter.max)),
      };
      for (const [part, passed] of Object.entries(passes)) {
        expect((fails & PARTS[part as keyof typeof PARTS]) === 0, part).toBe(passed);
      }
    }),
  ));
