import { afterEach, beforeEach, expect, test } from 'vitest';
import { startRun } from '#app/opportunities/ingest/runs.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import { draft, feed, portal, run } from './support.ts';

let data: TestDatabase;
let db: Database;
beforeEach(async () => {
  data = await testDatabase();
  db = data.db;
});
afterEach(() => data.close());

const title = 'Sustaining research software infrastructure';
const closed = draft('24-1', {
  title: `${title} 2024`,
  postedOn: '2024-01-01',
  deadlines: [{ kind: 'full', date: '2024-05-01', rawText: 'May' }],
});
const next = draft('26-1', { title: `${title} 2026`, postedOn: '2026-01-01' });
const double = draft('X-9', { title: `${title}, 2026` });

const brought = async () => ({
  reissues: await db.opportunity.count({ where: { NOT: { reissueOfId: null } } }),
  told: await db.change.count({ where: { field: 'reissuedAs' } }),
  offered: await db.mergeSuggestion.count(),
});

test('what a run brought is compared before the next run of its source when it could not be at once', async () => {
  await run(db, feed, [double]);
  await run(db, portal, [closed]);
  for (const [name, event] of [
    ['a', 'UPDATE OF reissueOfId ON Opportunity'],
    ['b', 'INSERT ON MergeSuggestion'],
  ]) {
    await db.$executeRawUnsafe(
      `CREATE TRIGGER ${name} BEFORE ${event} BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`,
    );
  }
  const { id } = await run(db, portal, [closed, next]);
  const row = () => db.fetchRun.findUniqueOrThrow({ where: { id } });
  const error = 'All was taken in, but not compared with other calls yet: the disk is full';
  expect(await row()).toMatchObject({ status: 'ok', created: 1, error, unsettled: true });
  expect(await brought()).toEqual({ reissues: 0, told: 0, offered: 0 });

  await db.$executeRawUnsafe('DROP TRIGGER a');
  await startRun(db, portal, 'network', new Date());
  await db.$executeRawUnsafe('DROP TRIGGER b');
  await startRun(db, portal, 'network', new Date());
  const made = await brought();
  expect(made.reissues).toBeGreaterThan(0);
  expect(made.told).toBe(made.reissues);
  expect(made.offered).toBeGreaterThan(0);
  expect(await row()).toMatchObject({ status: 'ok', error: null, unsettled: false });

  const other = await testDatabase();
  db = other.db;
  await run(db, feed, [double]);
  await run(db, portal, [closed]);
  await run(db, portal, [closed, next]);
  expect(await brought()).toEqual(made);
  expect(await db.fetchRun.count({ where: { unsettled: true } })).toBe(0);
  await other.close();
});
