import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { failRun, startRun } from '#app/opportunities/ingest/runs.server.ts';
import { SHOWN } from '#app/opportunities/shown.server.ts';
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

const title = 'Sustaining research software infrastructure for the environmental sciences';

test('a run whose calls cannot be compared with others is done all the same, and says what is missing', async () => {
  await run(db, portal, [draft('P', { title })]);
  await db.$executeRawUnsafe(
    `CREATE TRIGGER refuse BEFORE INSERT ON MergeSuggestion BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`,
  );
  const { id, counts } = await run(db, feed, [draft('F', { title: `${title} 2027`, number: null })]);
  expect(counts).toMatchObject({ created: 1 });
  expect(await db.opportunity.count({ where: SHOWN })).toBe(2);
  const row = await db.fetchRun.findUniqueOrThrow({ where: { id } });
  expect(row).toMatchObject({ status: 'ok', created: 1 });
  expect(row.error).toMatch(/^All was taken in, but not compared with other calls yet: .*the disk is full/);
  expect(row.finishedAt).not.toBeNull();

  await db.$executeRawUnsafe('DROP TRIGGER refuse');
  await run(db, feed, [draft('F', { title: `${title} 2028`, number: null })]);
  expect(await db.mergeSuggestion.count()).toBe(1);
});

describe('a run that failed', () => {
  const fail = async (isFault?: boolean, origin: 'network' | 'file' = 'network') => {
    const id = await startRun(db, portal, origin, new Date());
    await failRun(db, id, 'It ended.', isFault);
    expect(await db.fetchRun.findUniqueOrThrow({ where: { id } })).toMatchObject({
      ...{ status: 'failed', error: 'It ended.', finishedAt: expect.any(Date) as Date },
    });
    const { failStreak } = await db.source.findUniqueOrThrow({ where: { id: portal.id } });
    return { failStreak, notices: await db.sourceNotice.count() };
  };

  test('by the source’s fault raises a notice', async () =>
    expect(await fail()).toEqual({ failStreak: 1, notices: 1 }));

  test('because somebody stopped it raises none, and counts as no failure', async () => {
    expect(await fail(false)).toEqual({ failStreak: 0, notices: 0 });
    expect(await fail()).toEqual({ failStreak: 1, notices: 1 });
    expect(await fail(false)).toEqual({ failStreak: 1, notices: 1 });
  });

  test('reading a file says nothing of the source', async () =>
    expect(await fail(true, 'file')).toEqual({ failStreak: 0, notices: 0 }));
});
