import { expect, test } from 'vitest';
import type { IndexedCall } from '#app/opportunities/call-index/indexed-call.ts';
import { Standings } from '#app/opportunities/call-index/standings.ts';
import { byArchive, byDeadline, byNewest, byTitle } from '#app/opportunities/sort.ts';
import { deadlineKinds } from '#app/opportunities/types.ts';
import { fc } from '#test/support/fast-check.ts';

const zones = ['Pacific/Auckland', 'Pacific/Honolulu', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/New_York'];
const day = fc.constantFrom('2026-11-26', '2026-11-27', '2026-11-28', '2027-03-28', '2024-02-29');
const deadline = fc.record({
  ...{ kind: fc.constantFrom(...deadlineKinds), date: day, track: fc.constant(null) },
  time: fc.constantFrom(null, '17:00', '23:59', '00:00', '12:07', '09:44'),
  zone: fc.constantFrom(null, 'applicant_local', 'Etc/GMT+12', ...zones),
  ...{ isEstimate: fc.boolean(), isPlaceholder: fc.boolean(), isInherited: fc.boolean() },
});
const facts = fc.record({
  upstreamStatus: fc.constantFrom('open', 'posted', 'closed', 'upcoming', 'paused', ''),
  opensOn: fc.option(day),
  archivesOn: fc.option(day),
  deadlineMode: fc.constantFrom('fixed', 'multiple', 'rolling'),
  deadlines: fc.array(deadline, { maxLength: 3 }),
});
const indexed = (some: object, slot: number) =>
  ({
    ...{ id: String(slot), titleKey: '', newestDay: '', statusOverride: null, docType: 'call', goneOn: null, slot },
    ...some,
  }) as unknown as IndexedCall;
const calls = fc.array(facts, { maxLength: 12 }).map((all) => all.map(indexed).sort(byArchive));
const moment = fc.integer({ min: Date.UTC(2026, 10, 26), max: Date.UTC(2026, 10, 29) }).map((at) => new Date(at));
const zone = fc.constantFrom(null, ...zones);

test('calls stand as they are kept for as long as it is said', () =>
  fc.assert(
    fc.property(calls, moment, fc.integer({ min: -20, max: 20 }), zone, (calls, now, minutes, zone) => {
      const later = new Date(now.getTime() + minutes * 60_000);
      const kept = new Standings(calls, now, zone);
      if (kept.isOf(later, zone)) expect(kept.byDeadline).toEqual(new Standings(calls, later, zone).byDeadline);
    }),
    { numRuns: 2_000 },
  ));

test('most of the time they need not be derived again', () => {
  const call = indexed(
    {
      ...{ upstreamStatus: 'open', opensOn: null, archivesOn: null, deadlineMode: 'fixed' },
      deadlines: [{ kind: 'full', date: '2026-11-27', time: '17:00', zone: 'Europe/Brussels' }],
    },
    0,
  );
  const at = (time: string) => new Date(`2026-11-27T${time}Z`);
  const kept = new Standings([call], at('16:00:30'), null);
  expect(kept.isOf(at('16:00:59'), null)).toBe(true);
  expect(kept.isOf(at('16:01:00'), null), 'it passes').toBe(false);
  const after = new Standings([call], at('16:01:00'), null);
  expect([after.isOf(at('16:14:59'), null), after.isOf(at('16:15:00'), null)]).toEqual([true, false]);
  expect(after.isOf(at('16:02:00'), 'Asia/Tokyo')).toBe(false);
});

test('what went and what came leaves the same as deriving all again', () =>
  fc.assert(
    fc.property(calls, calls, moment, zone, (before, came, now, zone) => {
      const kept = new Standings(before, now, zone);
      const gone = before.filter(({ slot }) => slot % 2 === 0);
      const fresh = came.map((call) => ({ ...call, slot: call.slot + 100, id: `n${call.id}` }));
      kept.replace(gone, fresh);
      const left = [...before.filter((call) => !gone.includes(call)), ...fresh].sort(byArchive);
      expect(kept.byDeadline.map(({ id }) => id)).toEqual(
        new Standings(left, now, zone).byDeadline.map(({ id }) => id),
      );
    }),
  ));

test('every order of a list is one: of three calls no two are before each other, nor do they stand in a circle', () =>
  fc.assert(
    fc.property(calls, moment, zone, (calls, now, zone) => {
      const places = new Standings(calls, now, zone).byDeadline;
      for (const order of [byDeadline, byNewest, byTitle, byArchive]) {
        for (const a of places) {
          for (const b of places) {
            expect(Math.sign(order(a, b)) + Math.sign(order(b, a))).toBe(0);
            expect(order(a, b) === 0).toBe(a === b);
            for (const c of places) if (order(a, b) < 0 && order(b, c) < 0) expect(order(a, c)).toBeLessThan(0);
          }
        }
      }
    }),
    { numRuns: 400 },
  ));

test('among the closed the last date counts, also where one lies ahead', () => {
  const full = { kind: 'full', track: null, time: null, zone: null, isEstimate: false, isInherited: false };
  const closed = (slot: number, date: string, isPlaceholder = false) =>
    indexed(
      {
        ...{ upstreamStatus: 'closed', opensOn: null, archivesOn: null, deadlineMode: 'fixed' },
        deadlines: [{ ...full, date, isPlaceholder }],
      },
      slot,
    );
  const all = [closed(1, '2027-03-28'), closed(2, '2026-11-26', true), closed(3, '2026-11-26')];
  const order = (calls: IndexedCall[]) =>
    new Standings(calls, new Date('2026-11-26T00:00:00Z'), null).byDeadline.map(({ id }) => id);
  expect(order(all)).toEqual(['1', '2', '3']);
  expect(order(all.slice(1).concat(all[0]!))).toEqual(['1', '2', '3']);
  expect(order([all[0]!, all[2]!])).toEqual(['1', '3']);
});
