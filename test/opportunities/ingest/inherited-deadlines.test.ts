import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { opportunityAsJson } from '#app/opportunities/as-json.ts';
import { DeadlineTable } from '#app/opportunities/deadline-table.tsx';
import { parseFilter } from '#app/opportunities/filter.ts';
import { listOpportunities } from '#app/opportunities/list-opportunities.server.ts';
import { dateRows } from '#app/opportunities/time/date-rows.ts';
import { deadlineWords } from '#app/opportunities/words.ts';
import type { Database } from '#prisma/client.server.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import { draft, feed, log, run } from './support.ts';

const NOW = new Date('2026-11-27T12:00:00Z');

let data: TestDatabase;
let db: Database;
beforeEach(async () => {
  data = await testDatabase();
  db = data.db;
});
afterEach(() => data.close());

const shown = async () => (await listOpportunities(db, parseFilter(new URLSearchParams()).filter, NOW)).items;
const day = { kind: 'full' as const, date: '2027-03-01', rawText: 'All funds close on 1 March 2027.' };

test('pitfall 22: a date that a programme hands to all its calls is kept and shown as that', async () => {
  const many = Array.from({ length: 30 }, (_, n) => draft(`I-${n}`, { deadlines: [{ ...day, isInherited: true }] }));
  await run(db, feed, [...many, draft('OWN', { deadlines: [day] })]);
  const source = Object.fromEntries(
    (await shown()).map((row) => [row.number, opportunityAsJson(row).deadlines.map((one) => one.deadlineSource)]),
  );
  expect(source.OWN).toEqual(['self']);
  for (const { number } of many) expect(source[number!]).toEqual(['inherited']);
});

test('pitfall 22: people read of such a date that it is no date of this call alone', async () => {
  await run(db, feed, [draft('I', { deadlines: [{ ...day, isInherited: true }] }), draft('OWN', { deadlines: [day] })]);
  const rows = await shown();
  for (const [number, says] of [
    ['I', true],
    ['OWN', false],
  ] as const) {
    const { deadlines, nextDeadline } = rows.find((row) => row.number === number)!;
    expect(nextDeadline!.isInherited).toBe(says);
    expect(deadlineWords(nextDeadline!).includes('shared by many calls')).toBe(says);
    const dates = dateRows(deadlines, new Date('2026-11-27T12:00:00Z'), null);
    const table = renderToStaticMarkup(createElement(DeadlineTable, { dates }));
    expect(table.includes('shared by many calls')).toBe(says);
  }
});

test('pitfall 22: that a date turns out to be the call’s own is stored, and is no other deadline', async () => {
  await run(db, feed, [draft('A', { deadlines: [{ ...day, isInherited: true }] })]);
  const before = await log(db);
  await run(db, feed, [draft('A', { deadlines: [day] })]);
  expect(await db.deadline.findMany({ select: { date: true, isInherited: true } })).toEqual([
    { date: day.date, isInherited: false },
  ]);
  expect(await log(db)).toEqual(before);
});
