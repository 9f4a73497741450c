import { afterAll, beforeAll, expect, test } from 'vitest';
import { deadlinesInMonth } from '#app/opportunities/calendar/deadlines-in-month.server.ts';
import { seedDemoCalls } from '#app/opportunities/demo-calls.server.ts';
import { parseFilter } from '#app/opportunities/filter.ts';
import { action } from '#app/opportunities/routes/columns.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import { knock } from '#test/support/knock.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
let data: TestDatabase;
beforeAll(async () => {
  data = await testDatabase();
  await seedDemoCalls(data.db, '2026-11-23');
});
afterAll(() => data.close());

const inMonth = async (month: string, search = '') => {
  const { filter } = parseFilter(new URLSearchParams(search));
  const { deadlines, leftOut } = await deadlinesInMonth(data.db, filter, month, NOW);
  expect(leftOut).toBe(0);
  return deadlines.map(
    ({ date, kind, title, disputed }) => `${date} ${kind} ${title.slice(0, 6)}${disputed ? ' ?' : ''}`,
  );
};

test('a month has the next deadlines and the disputed ones, in order', async () => {
  expect(await inMonth('2026-12')).toEqual([
    '2026-12-04 loi Better',
    '2026-12-18 full Pathwa ?',
    '2026-12-25 full Pathwa ?',
  ]);
});

test('later dates of a call are there though its next deadline lies elsewhere', async () => {
  expect(await inMonth('2027-02', 'q=better software')).toEqual(['2027-02-06 full Better']);
  // the same call is found by its next deadline
  expect(await inMonth('2027-02', 'closes_before=2026-12-31')).toEqual(['2027-02-06 full Better']);
  expect(await inMonth('2027-02', 'closes_after=2027-03-01')).toEqual([]);
});

test('what has passed this month stays, and status and words choose as in the list', async () => {
  expect(await inMonth('2026-11')).toEqual(['2026-11-03 full Open i', '2026-11-26 full Small ']);
  expect(await inMonth('2026-11', 'status=closed')).toEqual(['2026-11-03 full Open i']);
  expect(await inMonth('2026-11', 'q=nothing+of+the+kind')).toEqual([]);
});

test('columns are chosen by a form: a cookie, and an address that shows the same', async () => {
  const choose = (body: string) => knock(action, { body: new URLSearchParams(body) });
  const chosen = await choose('search=%3Fq%3Dx%26page%3D2&view=table&columns=amount&columns=funder');
  expect(chosen.location).toBe('/opportunities?q=x&page=2&view=table&columns=funder,amount');
  expect(chosen.headers.get('Set-Cookie')).toContain('callboard_list=view=table&columns=funder%2Camount; Path=/');
  expect((await choose('view=table')).location).toBe('/opportunities?view=table&columns=none');
  const usual = await choose('view=board&columns=amount&usual=1');
  expect([usual.location, usual.headers.get('Set-Cookie')]).toEqual([
    '/opportunities',
    expect.stringContaining('callboard_list=view=board;'),
  ]);
  expect((await choose('search=%3Fpage%3D-1&view=%00&columns=x%3B+Domain%3Devil')).location).toBe(
    '/opportunities?columns=none',
  );
});
