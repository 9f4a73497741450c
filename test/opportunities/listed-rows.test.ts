import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Column } from '#app/opportunities/columns.ts';
import { seedDemoCalls } from '#app/opportunities/demo-calls.server.ts';
import { listedRow } from '#app/opportunities/listed-row.ts';
import { readRows } from '#app/opportunities/read-rows.server.ts';
import { rowInclude, toRow } from '#app/opportunities/row.server.ts';
import { sourceHealth } from '#app/opportunities/routes/source-health.server.ts';
import { readRowFacts } from '#app/opportunities/table/row-facts.server.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const TODAY = '2026-11-23';
let data: TestDatabase;
let ids: string[];
beforeAll(async () => {
  data = await testDatabase();
  await seedDemoCalls(data.db, TODAY);
  const calls = await data.db.opportunity.findMany({ select: { id: true }, orderBy: { title: 'asc' } });
  ids = calls.map(({ id }) => id);
  const day = { kind: 'full', track: null, date: '2031-05-05', time: null, zone: null, rawText: 'their letter' };
  const value = JSON.stringify([{ ...day, isEstimate: false, isPlaceholder: false }]);
  const edit = { opportunityId: ids[1]!, value, reason: 'their letter', editedAt: NOW };
  await data.db.fieldEdit.createMany({
    data: [
      { ...edit, field: 'deadlines' },
      { ...edit, field: 'title', value: '"Other"' },
    ],
  });
  await data.db.source.updateMany({ data: { lastWholeAt: NOW } });
});
afterAll(() => data.close());

const titled = async (title: RegExp) => {
  const rows = await readRows(data.db, ids, NOW, null);
  return rows.find((row) => title.test(row.title))!;
};

test('the rows of a page are what Prisma reads of the same calls, in the order of the ids', async () => {
  expect(ids.length).toBeGreaterThan(10);
  const stored = await data.db.opportunity.findMany({ where: { id: { in: ids } }, include: rowInclude });
  for (const zone of [null, 'Pacific/Auckland']) {
    const expected = ids.toReversed().map((id) =>
      toRow(
        stored.find((call) => call.id === id)!,
        NOW,
        zone,
      ),
    );
    expect(await readRows(data.db, ids.toReversed(), NOW, zone)).toEqual(expected);
    expect(expected.some(({ deadlines }) => deadlines.some(({ disputed }) => disputed))).toBe(true);
    expect(expected.some(({ deadlines }) => deadlines[0]?.date === '2031-05-05')).toBe(true);
    expect(expected.some(({ amount }) => amount.maxMinor !== null)).toBe(true);
    expect(expected.every(({ sources }) => sources.length > 0)).toBe(true);
  }
  expect(await readRows(data.db, ['no-such', ids[0]!], NOW, null)).toHaveLength(1);
});

describe('a row of the list', () => {
  test('has what its columns show and nothing else', async () => {
    const row = await titled(/^Better/);
    const usual = listedRow(row, ['next-deadline', 'amount'], TODAY);
    expect(usual).toMatchObject({ otherDates: [], sources: [], facts: {}, rivals: [] });
    expect(JSON.stringify(usual)).not.toContain(row.deadlines[0]!.rawText);
    expect(usual.when!.words).toContain('letter of intent');
    const full = listedRow(row, ['other-dates', 'source'], TODAY, { postedOn: '2026-11-01' });
    expect(full.otherDates.map(({ date }) => date)).toContain('2027-02-06');
    expect(full.sources[0]!.checkedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(full.facts).toEqual({ postedOn: '2026-11-01' });
  });

  test('names who gives another date, where a deadline is disputed', async () => {
    const { rivals } = listedRow(await titled(/^Pathways/), [], TODAY);
    expect(rivals).toHaveLength(1);
    expect(rivals[0]!.by).toMatch(/\w/);
  });
});

test('facts beyond the row are in words, those of the columns alone, and none where nobody says', async () => {
  const columns: Column[] = ['programme', 'countries', 'eligibility', 'fiscal-sponsor', 'amount'];
  const facts = await readRowFacts(data.db, ids, columns);
  const of = async (title: RegExp) => facts.get((await titled(title)).id);
  expect(await of(/^Pathways/)).toEqual({ acceptsFiscalSponsor: false, countries: 'United States' });
  expect(await of(/^Better/)).toMatchObject({ acceptsFiscalSponsor: true, programme: 'Technology (example)' });
  expect(await of(/^Small/)).toMatchObject({
    countries: 'anywhere',
    eligibility: 'Sponsored and affiliated projects.',
  });
  const kinds = await readRowFacts(data.db, ids, ['kind']);
  expect([...kinds.values()].every((one) => Object.keys(one).join() === 'docType')).toBe(true);
  expect((await readRowFacts(data.db, ids, ['amount'])).size).toBe(0);
});

test('how sources are doing, with the moment of the last good answer', async () => {
  const before = await sourceHealth(data.db);
  const { id, title } = await data.db.source.findFirstOrThrow();
  const run = { sourceId: id, startedAt: new Date('2030-01-01T00:00:00Z'), origin: 'network' };
  await data.db.fetchRun.create({ data: { ...run, status: 'failed' } });
  await data.db.fetchRun.create({ data: { ...run, startedAt: new Date('2030-01-02T00:00:00Z'), status: 'running' } });
  await data.db.source.update({ where: { id }, data: { lastOkAt: NOW } });
  const one = (await sourceHealth(data.db)).find((source) => source.title === title);
  expect(one).toEqual({ title, well: false, lastOkAt: NOW.toISOString() });
  await data.db.source.update({ where: { id }, data: { disabledAt: NOW } });
  expect((await sourceHealth(data.db)).map((source) => source.title)).not.toContain(title);
  expect(before.map((source) => source.title)).toEqual(before.map((source) => source.title).toSorted());
});
