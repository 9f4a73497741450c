import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseFilter } from '#app/opportunities/filter.ts';
import { getOpportunity } from '#app/opportunities/get-opportunity.server.ts';
import { listOpportunities } from '#app/opportunities/list-opportunities.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { runSource } from '#scrapers/run/run-source.ts';
import { grantsGov } from '#scrapers/sources/grants-gov.ts';
import { nsfFunding } from '#scrapers/sources/nsf-funding.ts';
import { nsfUpcoming } from '#scrapers/sources/nsf-upcoming.ts';
import { simplerGrants } from '#scrapers/sources/simpler-grants.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import { contents, fixtureFile, hit, savedHits, savedSimpler } from './support.ts';

// What Grants.gov, Simpler.Grants.gov and NSF say of the same calls.
const NOW = new Date('2026-08-10T12:00:00Z');

let data: TestDatabase;
let db: Database;
beforeEach(async () => {
  data = await testDatabase();
  db = data.db;
});
afterEach(() => data.close());

const listed = async (query: string) =>
  (await listOpportunities(db, parseFilter(new URLSearchParams(query)).filter, NOW)).items;

test('pitfall 3: NSF’s dates count where the applicant is, Grants.gov’s in Washington unless its words say otherwise', async () => {
  await runSource(db, nsfUpcoming, { from: fixtureFile('nsf-upcoming/feed.xml'), now: NOW });
  await runSource(db, simplerGrants, { from: fixtureFile('simpler-grants/search.json'), now: NOW });
  const zones = async (sourceId: string) => [
    ...new Set((await db.deadline.findMany({ where: { sourceId } })).map(({ zone }) => zone)),
  ];
  expect(await zones('nsf-upcoming')).toEqual(['applicant_local']);
  expect((await zones('simpler-grants')).sort()).toEqual(['America/Denver', 'America/New_York']);
});

test('pitfall 5: NSF 21-595: the feed names the strand, and both are shown on one call', async () => {
  await runSource(db, grantsGov, { from: fixtureFile('grants-gov/synthetic-search2.json'), now: NOW });
  await runSource(db, nsfUpcoming, { from: fixtureFile('nsf-upcoming/feed.xml'), now: NOW });
  const [call] = await listed('q=21-595');
  expect(call!.deadlines.map(({ source, track, date, disputed }) => [source, track, date, disputed]).sort()).toEqual([
    ['grants-gov', null, '2026-09-01', false],
    ['nsf-upcoming', 'TCUP for Secondary and Elementary Teachers in STEM (TSETS)', '2026-09-01', false],
  ]);
});

test('pitfall 7: a forecast in the list of Grants.gov is shown as one', async () => {
  await runSource(db, grantsGov, { from: fixtureFile('grants-gov/synthetic-search2.json'), now: NOW });
  expect((await listed('q=forecast'))[0]).toMatchObject({ status: 'forecast' });
});

test('pitfall 10: a call from Grants.gov, Simpler.Grants.gov and NSF’s feed is one, and stays so', async () => {
  const sources = [
    () =>
      runSource(db, grantsGov, {
        from: savedHits(hit({ id: '5', number: '26-506', title: 'PESOSE', closeDate: '09/01/2026' })),
        now: NOW,
      }),
    () =>
      runSource(db, simplerGrants, {
        from: savedSimpler({ opportunity_number: '26-506' }, { close_date: '2026-09-01' }),
        now: NOW,
      }),
    () => runSource(db, nsfUpcoming, { from: fixtureFile('nsf-upcoming/feed.xml'), now: NOW }),
  ];
  for (const run of sources) await run();
  const link = await db.opportunityLink.findFirstOrThrow({ where: { sourceId: 'grants-gov' } });
  const call = (await getOpportunity(db, link.opportunityId, NOW))!;
  expect(call.sources.map(({ id }) => id)).toEqual(['grants-gov', 'nsf-upcoming', 'simpler-grants']);
  expect(call.deadlines.some(({ disputed }) => disputed)).toBe(false);
  const settled = await contents(db);
  for (const run of sources) await run();
  expect(await contents(db)).toEqual(settled);
});

test('pitfall 10: a programme’s page without a number becomes the call that the other feed numbers', async () => {
  await runSource(db, nsfFunding, { from: fixtureFile('nsf-funding/feed.xml'), now: NOW });
  await runSource(db, nsfUpcoming, { from: fixtureFile('nsf-upcoming/feed.xml'), now: NOW });
  const found = await listed('q=PESOSE');
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ number: 'NSF 26-506', nextDeadline: { date: '2026-09-01' } });
});
