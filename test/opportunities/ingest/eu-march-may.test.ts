import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkDrafts } from '#app/opportunities/ingest/check-drafts.ts';
import { ingestRun, startRun } from '#app/opportunities/ingest/runs.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { euFundingTenders as source } from '#scrapers/sources/eu-funding-tenders.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import { log } from './support.ts';

const FOLDER = path.join(import.meta.dirname, '../../fixtures/ingest/eu-march-may');

let data: TestDatabase;
let db: Database;
beforeEach(async () => {
  data = await testDatabase();
  db = data.db;
});
afterEach(() => data.close());

async function drafts(month: 'march' | 'may') {
  const body = readFileSync(path.join(FOLDER, `${month}.json`), 'utf8');
  const parsed = await source.parse({ url: source.request.url, body });
  const checked = checkDrafts(parsed.drafts);
  expect([...parsed.rejected, ...checked.rejected]).toEqual([]);
  return checked.drafts;
}
type Drafts = Awaited<ReturnType<typeof drafts>>;

async function take(some: Drafts, day: string) {
  const at = new Date(`${day}T06:00:00Z`);
  const id = await startRun(db, source, 'network', at);
  const outcome = { seen: some.length, rejected: 0, status: 'ok', error: null } as const;
  return ingestRun(db, source, { id, at }, some, outcome);
}

test('pitfall 2 and 18: March and then May give the log that a person would write', async () => {
  const march = await drafts('march');
  expect(await take(march, '2026-03-14')).toEqual({ created: march.length, changed: 0, unchanged: 0 });
  const may = await drafts('may');
  await take(may, '2026-05-12');
  expect((await log(db)).sort()).toMatchInlineSnapshot(`
    [
      "Accessible and available travel facilitation: upstreamStatus Forthcoming → Open",
      "Civil Society, Media, Human Rights and Democracy programmes for Bosnia and Herzegovina 2025-2026: deadlines deadline 2026-05-20 15:00, Europe/Brussels → deadline 2026-05-27 15:00, Europe/Brussels",
      "Civil Society, Media, Human Rights and Democracy programmes for Bosnia and Herzegovina 2025-2026: number EuropeAid/185979/DD/ACT/BA → EuropeAid/185979/DD/ACT/",
      "DigiQ Exchange Program: deadlines deadline 2026-03-31 17:00, Europe/Brussels → deadline 2026-09-01 17:00, Europe/Brussels",
      "DigiQ Exchange Program: url https://ec.europa.eu/info/funding-tenders/opportunities/portal/screen/opportunities/topic-details/7622COMPETITIVE_CALLen → https://ec.europa.eu/info/funding-tenders/opportunities/portal/screen/opportunities/competitive-calls-cs/43977648",
      "DigiQ Internships: deadlines deadline 2026-03-31 17:00, Europe/Brussels → deadline 2026-09-01 17:00, Europe/Brussels",
      "European mini-slate development: opensOn 2026-04-08 → 2026-04-22",
      "European mini-slate development: upstreamStatus Forthcoming → Open",
      "HORIZON-EIC-2026-BAS-02-SCLATEUP: deadlines deadline 2026-06-03, Europe/Brussels → deadline 2026-06-25, Europe/Brussels",
      "HORIZON-EIC-2026-BAS-02-SCLATEUP: upstreamStatus Forthcoming → Open",
      "Prevention and mitigation of misuse of synthetic biology for bioterrorism purposes: upstreamStatus Forthcoming → Open",
      "Strengthening El Salvador's Digital Civil Registration System: deadlines deadline 2026-04-21 15:00, Europe/Brussels → deadline 2026-05-15 21:00, Europe/Brussels",
    ]
  `);
  const known = await db.change.count();
  expect(await take(may, '2026-05-13')).toEqual({ created: 0, changed: 0, unchanged: may.length });
  expect(await db.change.count()).toBe(known);
});

test('pitfall 9: calls that leave the list and come back from day to day write nothing', async () => {
  const all = await drafts('may');
  await take(all, '2026-05-12');
  for (let day = 13; day < 25; day += 1) {
    await take(
      all.filter((_, at) => (at + day) % 5 > 1), // each is missing two days of five
      `2026-05-${day}`,
    );
  }
  expect(await db.change.count()).toBe(0);
  expect(await db.opportunity.count({ where: { goneOn: { not: null } } })).toBe(0);
});

test('pitfall 10: calls that share an identifier stay the calls they are', async () => {
  const all = await drafts('march');
  await take(all, '2026-03-14');
  expect(await db.opportunity.count()).toBe(all.length);
});
