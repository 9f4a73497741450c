import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseFilter } from '#app/opportunities/filter.ts';
import { checkDrafts } from '#app/opportunities/ingest/check-drafts.ts';
import { listOpportunities } from '#app/opportunities/list-opportunities.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { runSource } from '#scrapers/run/run-source.ts';
import { simplerGrants } from '#scrapers/sources/simpler-grants.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import { contents, fixture, savedSimpler } from '../support.ts';

const NOW = new Date('2026-08-10T12:00:00Z');

let data: TestDatabase;
let db: Database;
beforeEach(async () => {
  data = await testDatabase();
  db = data.db;
});
afterEach(() => data.close());

const listed = async () => (await listOpportunities(db, parseFilter(new URLSearchParams()).filter, NOW)).items;

test('pitfall 5: a list of due dates in the explanation gives each date, and the next one is counted', async () => {
  const close_date_description =
    'Application Due Dates are as follows: July 29, 2025; January 30, 2026; August 24, 2026; January 29, 2027';
  await runSource(db, simplerGrants, {
    from: savedSimpler({}, { close_date: '2027-01-29', close_date_description }),
    now: NOW,
  });
  const [call] = await listed();
  expect(call!.deadlines.map(({ date }) => date)).toEqual(['2025-07-29', '2026-01-30', '2026-08-24', '2027-01-29']);
  expect(call!.nextDeadline).toMatchObject({ date: '2026-08-24', daysLeft: 14 });
});

test('pitfall 14: every record of Simpler.Grants.gov keeps its prose', async () => {
  const { drafts } = await simplerGrants.parse({ url: '', body: fixture('simpler-grants/search.json') });
  for (const draft of drafts) {
    expect(draft.applicantTypes).not.toEqual([]);
    expect(Object.values(draft.terms ?? {})).not.toContain(false);
  }
  expect(drafts.filter(({ eligibility }) => eligibility)).toHaveLength(11);
});

test('pitfall 20: no address of a person is kept', async () => {
  const from = savedSimpler(
    {},
    {
      agency_email_address: 'jane@example.org',
      agency_contact_description: 'Jane',
      summary_description: 'Ask jane@example.org',
    },
  );
  await runSource(db, simplerGrants, { from, now: NOW });
  const kept = JSON.stringify(await contents(db), (_key, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  expect(kept).not.toContain('jane@example.org');
  expect(kept).not.toContain('"agency_contact_description');
});

test('pitfall 22: an announcement to which its agency’s standard dates apply has several, of which one is listed', async () => {
  const close = { close_date: '2028-01-07', close_date_description: 'Standard dates apply.' };
  await runSource(db, simplerGrants, { from: savedSimpler({}, close), now: NOW });
  const [call] = await listed();
  expect(call!.deadlines).toMatchObject([{ date: '2028-01-07', isInherited: true }]);
  expect(await db.opportunity.findFirst()).toMatchObject({ deadlineMode: 'multiple' });
});

test('every record that Simpler.Grants.gov cannot say plainly is rejected with a reason', async () => {
  const record = (change: object) => ({
    ...(JSON.parse(fixture('simpler-grants/search.json')) as { data: object[] }).data[0]!,
    ...change,
  });
  const body = JSON.stringify({
    data: [record({ opportunity_title: ' ' }), record({ agency_code: null }), record({ summary: null }), {}],
  });
  const { drafts, rejected } = await simplerGrants.parse({ url: '', body });
  expect(drafts).toEqual([]);
  expect(rejected.map(({ reason }) => reason)).toEqual([
    'has no title',
    'names no agency',
    expect.stringMatching(/^summary: /),
    expect.stringMatching(/^opportunity_id: /),
  ]);
  expect(checkDrafts(drafts).rejected).toEqual([]);
});
