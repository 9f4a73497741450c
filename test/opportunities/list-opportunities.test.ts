import { afterAll, beforeAll, expect, test } from 'vitest';
import { opportunityAsJson } from '#app/opportunities/as-json.ts';
import { seedDemoCalls } from '#app/opportunities/demo-calls.server.ts';
import { feedCalls } from '#app/opportunities/feeds/feed-calls.server.ts';
import { parseFilter } from '#app/opportunities/filter.ts';
import { getOpportunity } from '#app/opportunities/get-opportunity.server.ts';
import { listOpportunities } from '#app/opportunities/list-opportunities.server.ts';
import { readRows } from '#app/opportunities/read-rows.server.ts';
import { statuses } from '#app/opportunities/types.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
let data: TestDatabase;
beforeAll(async () => {
  data = await testDatabase();
  await seedDemoCalls(data.db, '2026-11-23');
});
afterAll(() => data.close());

const list = (search = '', options = {}) =>
  listOpportunities(data.db, parseFilter(new URLSearchParams(search)).filter, NOW, options);
const titles = async (search: string) => (await list(search)).items.map((call) => call.title);

test('the demo has a call in every status, and seeding twice adds none', async () => {
  const { counts, total } = await list();
  expect(statuses.filter((status) => counts[status] === 0)).toEqual([]);
  await seedDemoCalls(data.db, '2026-11-23');
  expect((await list()).total).toBe(total);
  expect(await data.db.change.count({ where: { field: { not: 'deadlines' } } })).toBe(1); // the second source
});

test('all demo calls say that they are examples and lead to example.org', async () => {
  for (const { id, url } of (await list()).items) {
    expect(new URL(url).host).toBe('example.org');
    expect((await getOpportunity(data.db, id, NOW))!.summary).toMatch(/This is an example/);
  }
});

test('by deadline: soonest first, then rolling, without a date, paused, closed', async () => {
  const { items } = await list();
  const dated = items.filter((call) => call.nextDeadline && call.group !== 'paused');
  expect(dated.map((call) => call.nextDeadline!.date)).toEqual(dated.map((call) => call.nextDeadline!.date).sort());
  expect([...new Set(items.map((call) => call.group))]).toEqual([
    'this-week',
    'this-month',
    'next-three-months',
    'later',
    'rolling',
    'no-date',
    'paused',
    'closed',
  ]);
});

test('a disputed deadline is said on both sides', async () => {
  const [call] = (await list('q=secure ecosystems')).items;
  expect(call!.deadlines.map(({ date, source, disputed }) => ({ date, source, disputed }))).toEqual([
    { date: '2026-12-18', source: 'demo', disputed: true },
    { date: '2026-12-25', source: 'demo-listing', disputed: true },
  ]);
  expect(call!.nextDeadline).toMatchObject({ date: '2026-12-18', disputed: true, daysLeft: 25 });
  expect(call!.sources.map((source) => source.id)).toEqual(['demo', 'demo-listing']);
});

test('all words must match, in any field, whatever their case and accents', async () => {
  expect(await titles('q=NLNET commons')).toEqual(['Commons Fund']);
  expect(await titles('q=éxample nsf 99-632')).toEqual(['Cyberinfrastructure for Sustained Scientific Innovation']);
  expect(await titles('q=commons zebra')).toEqual([]);
  expect(await titles(`q=${encodeURIComponent("%_' OR 1=1 --")}`)).toEqual([]);
  expect((await list('q=...')).total).toBe((await list()).total);
});

test('status, funder and dates narrow the list; counts stay those of all statuses', async () => {
  const open = await list('status=open,closing');
  expect(new Set(open.items.map((call) => call.status))).toEqual(new Set(['open', 'closing']));
  expect(open.counts).toEqual((await list()).counts);
  expect(await titles('funder=Open Laboratory Fund (example)&status=archived')).toEqual(['First open software awards']);
  const dates = (await list('closes_after=2026-12-01&closes_before=2026-12-31')).items.map((c) => c.nextDeadline!.date);
  expect(dates).toEqual(['2026-12-04', '2026-12-18']);
});

test('the year ahead stays whole whatever dates are chosen, and leaves out what is over or paused', async () => {
  const whole = await list();
  const open = whole.items.filter((call) => call.group !== 'closed' && call.group !== 'paused');
  const dated = open.filter((call) => call.nextDeadline && call.nextDeadline.date < '2027-11-22');
  const inStrip = (of: typeof whole) =>
    of.year.flatMap((month) => month.weeks).reduce((sum, week) => sum + week.count, 0);
  expect(inStrip(whole)).toBe(dated.length);
  expect(whole.closingThisWeek).toBe(open.filter((call) => call.group === 'this-week').length);
  const narrowed = await list('closes_after=2026-12-01&closes_before=2026-12-31');
  expect([narrowed.year, narrowed.closingThisWeek]).toEqual([whole.year, whole.closingThisWeek]);
  expect(inStrip(await list('q=commons zebra'))).toBe(0);
});

test('pages neither repeat nor skip a call, and one past the end is the last', async () => {
  const all = (await list('sort=title')).items.map((call) => call.id);
  const pages = await Promise.all([1, 2, 3].map((page) => list(`sort=title&page=${page}`, { pageSize: 5 })));
  expect(pages.flatMap((page) => page.items.map((call) => call.id))).toEqual(all);
  expect(pages[0]).toMatchObject({ total: 12, pages: 3, page: 1 });
  expect((await list('sort=title&page=9', { pageSize: 5 })).page).toBe(3);
});

test('JSON has exactly the promised fields', async () => {
  const [call] = (await list('q=science clouds')).items;
  expect(opportunityAsJson(call!)).toEqual({
    id: call!.id,
    number: 'EXAMPLE-INFRA-01',
    title: 'Research infrastructure services for open science clouds',
    funder: 'Horizon Europe (example)',
    status: 'open',
    nextDeadline: '2027-01-07',
    deadlines: ['2027-01-07', '2027-07-11'].map((date) => ({
      ...{ kind: 'cutoff', date, time: '17:00', zone: 'Europe/Brussels', source: 'demo', disputed: false },
      deadlineSource: 'self',
    })),
    amount: { min: 4_000_000, max: 6_000_000, currency: 'EUR' },
    url: 'https://example.org/calls/science-clouds',
    sources: [{ id: 'demo', url: 'https://example.org/calls/science-clouds', checkedAt: expect.any(String) as string }],
  });
});

test('there is no call with an unknown id', async () =>
  expect(await getOpportunity(data.db, 'no-such', NOW)).toBeNull());

test('a date that a person set is the one a call is listed by', async () => {
  const search = 'q=commons fund';
  const [call] = (await list(search)).items;
  const day = { kind: 'full', track: null, date: '2031-05-05', time: null, zone: null, rawText: 'their letter' };
  const value = JSON.stringify([{ ...day, isEstimate: false, isPlaceholder: false }]);
  const edit = { opportunityId: call!.id, field: 'deadlines', value, reason: 'their letter', editedAt: NOW };
  await data.db.fieldEdit.create({ data: edit });
  expect((await list(`${search}&closes_after=2031-01-01`)).items.map(({ id }) => id)).toEqual([call!.id]);
  expect((await list(`${search}&closes_before=2030-12-31`)).items).toEqual([]);
  await data.db.fieldEdit.deleteMany();
});

test('others have their turn while a long list is read', async () => {
  const [first] = (await list()).items;
  const many = Array.from({ length: 2_000 }, () => first!);
  const works = [
    () =>
      readRows(
        data.db,
        many.map(({ id }) => id),
        NOW,
        null,
      ),
    () => feedCalls(data.db, many, NOW),
  ];
  for (const work of works) {
    let [turns, isDone] = [0, false];
    const turn = () => {
      turns++;
      if (!isDone) setImmediate(turn);
    };
    setImmediate(turn);
    expect(await work()).toHaveLength(2_000);
    isDone = true;
    expect(turns).toBeGreaterThanOrEqual(19); // one between each hundred
  }
});
