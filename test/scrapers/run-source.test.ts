import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { getOpportunity } from '#app/opportunities/get-opportunity.server.ts';
import { listOpportunities } from '#app/opportunities/list-opportunities.server.ts';
import { parseFilter } from '#app/opportunities/filter.ts';
import type { Database } from '#prisma/client.server.ts';
import { getSource } from '#scrapers/registry.ts';
import { runSource } from '#scrapers/run/run-source.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import { contents, grantsAnswer, hit, nsfFeed, saved, savedHits } from './support.ts';

const nsf = getSource('nsf-funding')!;
const grants = getSource('grants-gov')!;
const NOW = new Date('2026-11-23T12:00:00Z');

let data: TestDatabase;
let db: Database;
beforeEach(async () => {
  data = await testDatabase();
  db = data.db;
});
afterEach(() => data.close());

const all = async (q = '') => (await listOpportunities(db, parseFilter(new URLSearchParams({ q })).filter, NOW)).items;

test.each([
  [nsf, nsfFeed, 6],
  [grants, grantsAnswer, 11],
])('$id: the same answer twice writes nothing but the run and the times of check', async (source, from, count) => {
  const first = await runSource(db, source, { from });
  expect(first.report).toEqual({ id: source.id, status: 'ok', seen: count, ...counts(count, 0, 0) });
  const before = await contents(db);
  const second = await runSource(db, source, { from, now: new Date(Date.now() + 60_000) });
  expect(second.report).toEqual({ id: source.id, status: 'ok', seen: count, ...counts(0, 0, count) });
  expect(await contents(db)).toEqual(before);
  expect(await db.fetchRun.count()).toBe(2);
  const checked = await db.opportunityLink.findFirstOrThrow();
  expect(checked.lastSeenAt.getTime()).toBeGreaterThan((await db.fetchRun.findFirstOrThrow()).startedAt.getTime());
});

test('a dry run says what would happen and writes nothing at all', async () => {
  const { report } = await runSource(db, grants, { from: grantsAnswer, dryRun: true });
  expect(report).toMatchObject({ status: 'ok', created: 11 });
  expect(await db.opportunity.count()).toBe(0);
  expect(await db.fetchRun.count()).toBe(0);
  expect(await db.source.count()).toBe(0);
});

test('every shown fact has its source and the words it was read from', async () => {
  await runSource(db, grants, { from: savedHits(hit({ title: 'C&ocirc;te&nbsp;d&rsquo;Azur' })), now: NOW });
  const call = (await getOpportunity(db, (await all())[0]!.id, NOW))!;
  expect(call.title).toBe('Côte d’Azur');
  expect(Object.fromEntries(call.provenance.map(({ field, rawText }) => [field, rawText]))).toEqual({
    title: 'C&ocirc;te&nbsp;d&rsquo;Azur',
    number: '26-513',
    funder: 'U.S. National Science Foundation',
    url: 'https://www.grants.gov/search-results-detail/900001',
    status: 'posted',
    docType: 'synopsis',
    postedOn: '07/31/2026',
    deadlines: '12/15/2026',
  });
  expect(new Set(call.provenance.map(({ source, checkedAt }) => `${source} ${checkedAt}`))).toEqual(
    new Set([`grants-gov ${NOW.toISOString()}`]),
  );
});

describe('pitfall 10 and 11: one call from two sources', () => {
  const merged = async () => {
    const calls = await all('infrastructure hubs');
    expect(calls).toHaveLength(1);
    return (await getOpportunity(db, calls[0]!.id, NOW))!;
  };

  test.each([
    ['the feed first', true],
    ['Grants.gov first', false],
  ])('NSF 26-513 in the address and 26-513 on Grants.gov are one call, %s', async (_name, feedFirst) => {
    const feed = () => runSource(db, nsf, { from: nsfFeed });
    const portal = () => runSource(db, grants, { from: savedHits(hit()) });
    const [first, second] = feedFirst ? [feed, portal] : [portal, feed];
    await first();
    const before = await merged();
    const { report } = await second();
    expect(report.changed).toBe(1);
    const call = await merged();
    expect(call.id).toBe(before.id);
    expect(call).toMatchObject({
      number: 'NSF 26-513',
      title: 'State and Regional AI Infrastructure Hubs',
      url: expect.stringContaining('https://www.nsf.gov/funding/opportunities/') as string,
      postedOn: '2026-07-31',
      status: 'open',
      nextDeadline: { date: '2026-12-15', zone: 'America/New_York', source: 'grants-gov' },
      deadlineMode: 'fixed',
    });
    expect(call.summary).toMatch(/^The NSF State and Regional AI Infrastructure Hubs program/);
    expect(call.sources.map((source) => source.id)).toEqual(['grants-gov', 'nsf-funding']);
    expect(await db.opportunity.count()).toBe(6);

    const settled = await contents(db);
    await feed();
    await portal();
    expect(await contents(db)).toEqual(settled);
  });

  test('two records of one source with one number stay two calls, also the second time', async () => {
    const from = savedHits(
      hit({ id: '1', number: '1', agencyCode: 'DOS-NLD' }),
      hit({ id: '2', number: '1', agencyCode: 'DOS-BEN' }),
    );
    expect((await runSource(db, grants, { from })).report.created).toBe(2);
    expect((await runSource(db, grants, { from })).report.unchanged).toBe(2);
    expect(await db.opportunity.count()).toBe(2);
  });

  test('a record that comes back under a new key with the same number and title is the same call', async () => {
    await runSource(db, grants, { from: savedHits(hit({ id: '1' })) });
    const [before] = await all();
    const { report } = await runSource(db, grants, { from: savedHits(hit({ id: '2' })) });
    expect(report.created).toBe(0);
    expect((await all()).map((call) => [call.id, call.url])).toEqual([
      [before!.id, 'https://www.grants.gov/search-results-detail/2'],
    ]);
    expect(await db.rawRecord.count()).toBe(1);
  });
});

test('pitfall 7: a forecast keeps its call when it is posted, and the log says so', async () => {
  const forecast = hit({ closeDate: '', oppStatus: 'forecasted', docType: 'forecast' });
  await runSource(db, grants, { from: savedHits(forecast) });
  const [before] = await all();
  expect(before).toMatchObject({ status: 'forecast', nextDeadline: null });
  const { report } = await runSource(db, grants, { from: savedHits(hit()) });
  expect(report).toMatchObject({ changed: 1, created: 0 });
  const call = (await getOpportunity(db, before!.id, NOW))!;
  expect(call.status).toBe('open');
  expect(call.changes.map((c) => `${c.severity} ${c.field}: ${c.oldValue} → ${c.newValue}`).sort()).toEqual([
    'deadline deadlineMode: forecast → fixed',
    'deadline deadlines: null → full proposal 2026-12-15, America/New_York',
    'status docType: forecast → synopsis',
    'status upstreamStatus: forecasted → posted',
  ]);
});

test('pitfall 18: an extended deadline is one change of severity deadline, and another title is text', async () => {
  await runSource(db, grants, { from: savedHits(hit()) });
  await runSource(db, grants, { from: savedHits(hit({ closeDate: '01/20/2027', title: 'Hubs' })) });
  const changes = await db.change.findMany({ orderBy: { field: 'asc' } });
  expect(changes.map(({ field, severity }) => [field, severity])).toEqual([
    ['deadlines', 'deadline'],
    ['title', 'text'],
  ]);
  expect((await all())[0]!.deadlines).toHaveLength(1);
});

test('pitfall 4: a close date in 2099 is a rolling call, and the date as written is kept', async () => {
  await runSource(db, grants, { from: savedHits(hit({ closeDate: '12/31/2099' })) });
  const [call] = await all();
  expect(call).toMatchObject({ status: 'rolling', group: 'rolling', nextDeadline: null });
  expect(call!.deadlines).toMatchObject([{ date: '2099-12-31', isPlaceholder: true, rawText: '12/31/2099' }]);
});

test('pitfall 6: a call closes on its day with no run in between', async () => {
  await runSource(db, grants, { from: savedHits(hit({ closeDate: '11/24/2026' })) });
  const at = async (iso: string) => (await getOpportunity(db, (await all())[0]!.id, new Date(iso)))!.status;
  expect(await at('2026-11-25T04:59:00Z')).toBe('closing'); // 23:59 in New York
  expect(await at('2026-11-25T05:00:00Z')).toBe('closed');
});

test('pitfall 9: a call that a source no longer lists stays as it is', async () => {
  await runSource(db, grants, { from: savedHits(hit({ id: '1', number: 'A-1' }), hit({ id: '2', number: 'A-2' })) });
  const before = await contents(db);
  await runSource(db, grants, { from: savedHits(hit({ id: '1', number: 'A-1' })) });
  expect(await contents(db)).toEqual(before);
});

test('pitfall 20: e-mail addresses of people are not kept', async () => {
  const item = (text: string) =>
    `<item><title>A call</title><link>https://www.nsf.gov/funding/opportunities/a-call</link><description>${text}</description></item>`;
  const body = item('Write to jane.doe@example.org. '.repeat(3));
  const from = saved(`<?xml version="1.0"?><rss version="2.0"><channel>${body}</channel></rss>`);
  await runSource(db, nsf, { from });
  expect(
    JSON.stringify(await contents(db), (_key, v: unknown) => (typeof v === 'bigint' ? String(v) : v)),
  ).not.toContain('jane.doe');
  expect(await all('removed')).toHaveLength(1);
});

test('a run that is broken off by the database leaves the previous state, and its row says why', async () => {
  await runSource(db, grants, { from: savedHits(hit()) });
  const before = await contents(db);
  // The last thing a run writes is its own row.
  await db.$executeRawUnsafe(
    "CREATE TRIGGER broken BEFORE UPDATE ON FetchRun WHEN NEW.status = 'ok' BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END",
  );
  const from = savedHits(hit({ title: 'Changed' }), hit({ id: '5', number: 'B-5' }));
  const { report } = await runSource(db, grants, { from });
  expect(report).toMatchObject({
    status: 'failed',
    created: 0,
    error: expect.stringContaining('disk I/O error') as string,
  });
  expect(await contents(db)).toEqual(before);
  await db.$executeRawUnsafe('DROP TRIGGER broken');
  const { report: again } = await runSource(db, grants, { from });
  expect(again).toMatchObject({ status: 'ok', created: 1, changed: 1 });
});

test('runs that a crash left open are closed when the source runs again', async () => {
  await runSource(db, grants, { from: savedHits(hit()) });
  const startedAt = new Date(Date.now() - 2 * 60 * 60 * 1000);
  const lost = await db.fetchRun.create({
    data: { sourceId: 'grants-gov', startedAt, status: 'running', origin: 'network' },
  });
  await runSource(db, grants, { from: savedHits(hit()) });
  expect(await db.fetchRun.findUnique({ where: { id: lost.id } })).toMatchObject({ status: 'failed' });
});

test('250 records are taken with well under two seconds of work', async () => {
  await runSource(db, grants, { from: savedHits(hit()) });
  const hits = Array.from({ length: 250 }, (_, i) => hit({ id: String(i), number: `P-${i}`, title: `Call ${i}` }));
  const from = savedHits(...hits);
  const before = process.cpuUsage();
  const { report } = await runSource(db, grants, { from });
  const { user, system } = process.cpuUsage(before); // not the clock: tests run beside each other
  expect(report.created).toBe(250);
  expect((user + system) / 1000).toBeLessThan(2000);
});

function counts(created: number, changed: number, unchanged: number) {
  return { created, changed, unchanged, rejected: 0 };
}
