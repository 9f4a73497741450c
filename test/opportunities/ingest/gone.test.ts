import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { getOpportunity } from '#app/opportunities/get-opportunity.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import { draft, feed, log, portal, run } from './support.ts';

let data: TestDatabase;
let db: Database;
beforeEach(async () => {
  data = await testDatabase();
  db = data.db;
});
afterEach(() => data.close());

const NOW = new Date('2026-11-27T00:00:00Z');
const both = [draft('A'), draft('B')];
const onlyA = [draft('A')];

async function callB() {
  const { id } = await db.opportunity.findUniqueOrThrow({ where: { canonicalKey: 'us-fon:TEST:B' } });
  return (await getOpportunity(db, id, NOW))!;
}

test('pitfall 9: a call is gone after three whole runs without it, and the log says so once', async () => {
  await run(db, portal, both);
  for (const status of ['open', 'open', 'closed', 'closed']) {
    await run(db, portal, onlyA);
    expect((await callB()).status).toBe(status);
  }
  expect(await log(db)).toEqual(['Call B: goneOn null → 2026-11-26']);
  await run(db, portal, both);
  expect((await callB()).status).toBe('open');
  expect(await log(db)).toEqual(['Call B: goneOn null → 2026-11-26', 'Call B: goneOn 2026-11-26 → null']);
});

test('pitfall 9: a call that vanishes for two runs and comes back, again and again, is no news', async () => {
  await run(db, portal, both);
  for (let times = 0; times < 4; times += 1) {
    await run(db, portal, onlyA);
    await run(db, portal, onlyA);
    await run(db, portal, both);
  }
  expect(await db.change.count()).toBe(0);
  expect((await callB()).status).toBe('open');
});

describe('a run that does not stand for the whole source takes nothing off the list', () => {
  test.each([
    ['a saved file', () => run(db, portal, onlyA, { origin: 'file' })],
    ['an incomplete answer', () => run(db, portal, onlyA, { status: 'incomplete' })],
    ['a feed that shows the newest', () => run(db, feed, onlyA)],
  ])('%s', async (_name, without) => {
    await run(db, portal, both);
    await run(db, feed, both);
    for (let times = 0; times < 5; times += 1) await without();
    expect((await callB()).status).toBe('open');
    expect(await log(db)).toEqual([]);
  });
});

test('what one source drops another still lists', async () => {
  const other = { ...portal, id: 'other' };
  await run(db, portal, both);
  await run(db, other, both);
  for (let times = 0; times < 4; times += 1) await run(db, portal, onlyA);
  expect((await callB()).status).toBe('open');
  for (let times = 0; times < 3; times += 1) await run(db, other, onlyA);
  expect((await callB()).status).toBe('closed');
});

test('what has closed by its own day leaves the list without a word', async () => {
  const past = { deadlines: [{ kind: 'full', date: '2026-11-01', rawText: 'Nov 1' }] } as const;
  await run(db, portal, [draft('A'), draft('B', { ...past, deadlines: [...past.deadlines] })]);
  for (let times = 0; times < 4; times += 1) await run(db, portal, onlyA);
  expect(await log(db)).toEqual([]);
  expect((await callB()).status).toBe('closed');
});

test('a record that a whole run still lists was checked then, one that is missing when it was last listed', async () => {
  await run(db, portal, both);
  const { at } = await run(db, portal, both);
  expect((await callB()).sources[0]!.checkedAt).toBe(at.toISOString());
  const later = await run(db, portal, onlyA);
  expect((await callB()).lastCheckedAt < later.at.toISOString()).toBe(true);
  const listed = await db.opportunity.findUniqueOrThrow({ where: { canonicalKey: 'us-fon:TEST:A' } });
  expect((await getOpportunity(db, listed.id, NOW))!.lastCheckedAt).toBe(later.at.toISOString());
});

test('a run says how many records are missing', async () => {
  await run(db, portal, both);
  const { id } = await run(db, portal, onlyA);
  expect(await db.fetchRun.findUniqueOrThrow({ where: { id } })).toMatchObject({ missing: 1, seen: 1, unchanged: 1 });
});
