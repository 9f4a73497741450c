import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CheckedAward } from '#app/opportunities/awards/award-draft.ts';
import { awardsForCall } from '#app/opportunities/awards/awards-for-call.server.ts';
import { sumByCurrency } from '#app/opportunities/awards/awards-summary.ts';
import { ingestAwards } from '#app/opportunities/awards/ingest-awards.server.ts';
import { parseFilter } from '#app/opportunities/filter.ts';
import { listOpportunities } from '#app/opportunities/list-opportunities.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { getSource } from '#scrapers/registry.ts';
import { runSource } from '#scrapers/run/run-source.ts';
import { hit, savedHits } from '#test/scrapers/support.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';

const NOW = new Date('2026-08-10T12:00:00Z');
const SOURCE = {
  id: 'nsf-awards',
  title: 'NSF awards',
  homepage: 'https://www.nsf.gov/awardsearch/',
  authority: 'funder',
  covers: 'newest',
} as const;
const CAPTURE = path.join(import.meta.dirname, '../../fixtures/scrapers/nsf-awards/awards.json');

let data: TestDatabase;
let db: Database;
beforeEach(async () => {
  data = await testDatabase();
  db = data.db;
});
afterEach(() => data.close());

function award(change: Partial<CheckedAward> = {}): CheckedAward {
  return {
    ...{ externalKey: '1', title: 'An award', funder: { name: 'National Science Foundation' }, programmes: [] },
    ...{ callKeys: ['us-fon:NSF:26-513'], amount: { minor: 100_00, currency: 'USD', rawText: '100' } },
    ...change,
  };
}

async function keep(drafts: CheckedAward[], at = NOW) {
  await db.source.upsert({
    where: { id: SOURCE.id },
    update: {},
    create: { id: SOURCE.id, title: SOURCE.title, homepage: SOURCE.homepage },
  });
  return db.$transaction((tx) => ingestAwards(tx, SOURCE, { at }, drafts));
}

async function oneCall(change = {}): Promise<string> {
  await runSource(db, getSource('grants-gov')!, { from: savedHits(hit(change)), now: NOW });
  return (await db.opportunity.findFirstOrThrow({ orderBy: { id: 'desc' } })).id;
}

test('the same awards twice write nothing but the time of check, and a changed one is written anew', async () => {
  const drafts = [award(), award({ externalKey: '2', title: 'Another' })];
  expect(await keep(drafts)).toEqual({ created: 2, changed: 0, unchanged: 0 });
  const before = await db.award.findMany({
    omit: { checkedAt: true },
    orderBy: { id: 'asc' },
    include: { callKeys: true },
  });
  const later = new Date(NOW.getTime() + 60_000);
  expect(await keep(drafts, later)).toEqual({ created: 0, changed: 0, unchanged: 2 });
  expect(
    await db.award.findMany({ omit: { checkedAt: true }, orderBy: { id: 'asc' }, include: { callKeys: true } }),
  ).toEqual(before);
  expect((await db.award.findFirstOrThrow()).checkedAt).toEqual(later);
  expect(await keep([award({ title: 'Renamed', callKeys: ['aln:47.070'] })])).toEqual({
    created: 0,
    changed: 1,
    unchanged: 0,
  });
  expect(await db.awardCallKey.findMany({ where: { award: { externalKey: '1' } } })).toMatchObject([
    { key: 'aln:47.070' },
  ]);
});

describe('funders are keyed by ROR', () => {
  test('three names of the National Science Foundation are one funder, the one that its calls have', async () => {
    await oneCall();
    await keep(
      ['National Science Foundation', 'U.S. National Science Foundation (NSF)', 'NSF'].map((name, n) =>
        award({ externalKey: String(n), funder: { name } }),
      ),
    );
    const funders = await db.funder.findMany({
      include: { _count: { select: { awards: true, opportunities: true } } },
    });
    expect(funders.map(({ name, rorId, _count }) => [name, rorId, _count.awards, _count.opportunities])).toEqual([
      ['U.S. National Science Foundation', 'https://ror.org/021nxhr62', 3, 1],
    ]);
  });

  test('a funder that nobody knows keeps its name, and is found again by its identifier', async () => {
    const rorId = 'https://ror.org/02twcfp32';
    await keep([
      award({ funder: { name: 'A Funder', rorId } }),
      award({ externalKey: '2', funder: { name: 'The Funder, renamed', rorId } }),
    ]);
    await keep([award({ externalKey: '3', funder: { name: 'Yet another name', rorId } })]);
    expect(await db.funder.findMany()).toMatchObject([{ name: 'A Funder', rorId }]);
  });
});

describe('what a call paid for before', () => {
  test('awards of its number count before those of its programme', async () => {
    const id = await oneCall();
    await keep([award({ number: '99' }), award({ externalKey: '2', callKeys: ['programme:other'] })]);
    expect(await awardsForCall(db, id)).toMatchObject({
      ...{ count: 1, by: 'number', shared: ['NSF 26-513'], newest: [{ number: '99', amountMinor: 10000 }] },
      sources: [{ title: 'NSF awards', checkedAt: NOW.toISOString() }],
    });
  });

  test('an NSF programme is found by the element that its number ends in', async () => {
    await runSource(db, getSource('nsf-awards')!, { from: CAPTURE, now: NOW });
    const id = await oneCall({ number: 'PD 98-5750', title: 'Magnetospheric Physics' });
    expect(await awardsForCall(db, id)).toMatchObject({
      ...{ count: 2, by: 'programme', shared: ['PD 98-5750'] },
      money: [{ currency: 'USD', count: 2, totalMinor: 83_623_300, medianMinor: 41_811_650 }],
      newest: [{ startsOn: '2026-10-01', institution: 'University of Texas at Dallas' }, { startsOn: '2026-08-15' }],
    });
  });

  test('the listing is the last tie, and a call under many listings has none', async () => {
    const id = await oneCall({ number: 'X-1' });
    await keep([award({ callKeys: ['aln:47.070'] })]);
    expect(await awardsForCall(db, id)).toBeNull();
    await db.opportunity.update({ where: { id }, data: { alns: '["47.070"]' } });
    expect(await awardsForCall(db, id)).toMatchObject({ by: 'listing', shared: ['47.070'], count: 1 });
    await db.opportunity.update({ where: { id }, data: { alns: '["47.041","47.049","47.050","47.070"]' } });
    expect(await awardsForCall(db, id)).toBeNull();
  });

  test('a programme of the same name at another funder is another programme', async () => {
    const id = await oneCall();
    const { funderId } = await db.opportunity.findUniqueOrThrow({ where: { id } });
    const programme = await db.programme.create({ data: { funderId, name: 'Open  Science' } });
    await db.opportunity.update({ where: { id }, data: { programmeId: programme.id } });
    await keep([award({ callKeys: ['programme:open science'], funder: { name: 'Somebody Else' } })]);
    expect(await awardsForCall(db, id)).toBeNull();
    await keep([award({ externalKey: '2', callKeys: ['programme:open science'] })]);
    expect(await awardsForCall(db, id)).toMatchObject({ by: 'programme', count: 1 });
  });

  test('a call that does not exist paid for nothing', async () =>
    expect(await awardsForCall(db, 'nothing')).toBeNull());
});

test('pitfall 16: awards are never in the list of calls', async () => {
  const { report } = await runSource(db, getSource('nsf-awards')!, { from: CAPTURE, now: NOW });
  expect(report).toMatchObject({ status: 'ok', seen: 9, created: 9 });
  expect(await db.opportunity.count()).toBe(0);
  const list = await listOpportunities(db, parseFilter(new URLSearchParams()).filter, NOW);
  expect(list).toMatchObject({ total: 0, items: [], facets: { funder: [] } });
});

test('sums are by currency, and the median of an even number lies between the two in the middle', () => {
  const usd = (minor: number) => ({ minor, currency: 'USD' });
  expect(sumByCurrency([usd(300), usd(100), usd(1000), usd(200), { minor: 7, currency: 'EUR' }])).toEqual([
    { currency: 'USD', count: 4, totalMinor: 1600, medianMinor: 250 },
    { currency: 'EUR', count: 1, totalMinor: 7, medianMinor: 7 },
  ]);
  expect(sumByCurrency([])).toEqual([]);
});
