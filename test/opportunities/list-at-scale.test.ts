import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseFilter, sorts } from '#app/opportunities/filter.ts';
import { listOpportunities } from '#app/opportunities/list-opportunities.server.ts';
import { indexAll } from '#app/opportunities/search/index-texts.server.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import { runDetail } from '#app/opportunities/sources/run-detail.server.ts';
import { draft, portal, run } from './ingest/support.ts';

const NOW = new Date('2026-11-26T12:00:00Z');
const LIVE = 3_000;
const ARCHIVED = 400;

let data: TestDatabase;
beforeAll(async () => {
  data = await testDatabase();
  const due = (date: string) => ({ deadlines: [{ kind: 'full', date, rawText: date } as const] });
  const live = Array.from({ length: LIVE }, (_, i) =>
    draft(`L-${i}`, {
      ...due(`2027-${String((i % 12) + 1).padStart(2, '0')}-15`),
      postedOn: `2026-0${(i % 9) + 1}-01`,
    }),
  );
  const archived = Array.from({ length: ARCHIVED }, (_, i) =>
    draft(`A-${i}`, {
      ...due('2020-05-01'),
      archivesOn: `20${10 + (i % 10)}-06-01`,
      postedOn: `2026-0${(i % 9) + 1}-01`,
    }),
  );
  await run(data.db, portal, [...live, ...archived]);
  await indexAll(data.db);
}, 60_000);
afterAll(() => data.close());

const list = (search = '', options = {}) =>
  listOpportunities(data.db, parseFilter(new URLSearchParams(search)).filter, NOW, options);

test('thousands of calls are listed, fifty at a time', async () => {
  const first = await list();
  expect(first).toMatchObject({ total: LIVE + ARCHIVED, pages: Math.ceil((LIVE + ARCHIVED) / 50) });
  expect(first.items).toHaveLength(50);
  expect(first.counts).toMatchObject({ open: LIVE, archived: ARCHIVED });
  expect(first.facets.funder).toEqual([{ value: 'A funder', label: 'A funder', count: LIVE + ARCHIVED }]);
  expect((await list(`page=${first.pages}`)).items.every((call) => call.status === 'archived')).toBe(true);
});

describe.each(sorts)('in the order of %s', (sort) => {
  test('pages neither repeat nor skip a call, the archived among them', async () => {
    const ids: string[] = [];
    for (let page = 1; page <= 4; page += 1) {
      const { items } = await list(`sort=${sort}&page=${page}`, { pageSize: 850 });
      ids.push(...items.map((call) => call.id));
    }
    expect(new Set(ids).size).toBe(LIVE + ARCHIVED);
  });
});

test('the archived are found by status, title and number, and are in no window of dates', async () => {
  const { items, total } = await list('status=archived&q=call a-399');
  expect([total, items[0]!.number]).toEqual([1, 'A-399']);
  expect((await list('q=A-39')).counts.archived).toBe(11);
  expect((await list('closes_after=2000-01-01')).counts.archived).toBe(0);
  expect((await list('status=archived&funder=Nobody')).total).toBe(0);
  expect((await list('q=%25')).total).toBe((await list()).total); // no word, so all
});

test('the page of a run that brought thousands of calls is there at once', async () => {
  const { id } = await data.db.fetchRun.findFirstOrThrow();
  const began = performance.now();
  const detail = await runDetail(data.db, portal.id, id);
  expect(performance.now() - began).toBeLessThan(300);
  expect(detail!.created).toHaveLength(100);
  expect(detail!.counts.created).toBe(LIVE + ARCHIVED);
});
