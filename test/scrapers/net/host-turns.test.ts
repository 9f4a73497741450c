import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hostTurns, turnsInMemory, type TurnStore } from '#scrapers/run/net/host-turns.ts';
import { robotsInDatabase } from '#scrapers/run/net/robots-in-database.ts';
import { robotsCache } from '#scrapers/run/net/robots.ts';
import { turnsInDatabase } from '#scrapers/run/net/turns-in-database.ts';
import { openDatabase, type Database } from '#prisma/client.server.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import { testClock } from './support.ts';

let data: TestDatabase;
let second: Database;
beforeEach(async () => {
  data = await testDatabase();
  second = openDatabase(data.file);
});
afterEach(async () => {
  await second.$disconnect();
  await data.close();
});

describe.each([
  [
    'in memory',
    (): [TurnStore, TurnStore] => {
      const store = turnsInMemory();
      return [store, store];
    },
  ],
  [
    'of two processes with one database',
    (): [TurnStore, TurnStore] => [turnsInDatabase(data.db), turnsInDatabase(second)],
  ],
])('turns at a host, %s', (_what, stores) => {
  test('are one at a time, with the gap between them', async () => {
    const clock = testClock();
    const [one, two] = stores().map((store) => hostTurns(store, clock)) as [
      ReturnType<typeof hostTurns>,
      ReturnType<typeof hostTurns>,
    ];
    let active = 0;
    const ends: number[] = [];
    const ask = async (turns: typeof one) => {
      const release = await turns.take('a.example', 60_000);
      active += 1;
      expect(active).toBe(1);
      if (ends.length > 0) expect(clock.now().getTime() - ends.at(-1)!).toBeGreaterThanOrEqual(1000);
      await new Promise(setImmediate);
      active -= 1;
      ends.push(clock.now().getTime());
      await release(1000);
    };
    await Promise.all([ask(one), ask(two), ask(one), ask(two)]);
    expect(ends).toHaveLength(4);
  });

  test('do not hold up another host, and nobody who has lost his turn gives back that of another', async () => {
    const clock = testClock();
    const turns = hostTurns(stores()[0], clock);
    const releaseLate = await turns.take('a.example', 5000);
    await turns.take('b.example', 5000);
    expect(clock.slept).toEqual([]);
    const release = await turns.take('a.example', 60_000); // the first one took longer than it said
    expect(clock.slept.reduce((sum, ms) => sum + ms, 0)).toBe(5000);
    await releaseLate(0);
    const start = clock.now().getTime();
    const next = turns.take('a.example', 60_000);
    await release(2000);
    await next;
    expect(clock.now().getTime() - start).toBeGreaterThanOrEqual(2000);
  });

  test('of a clock that was a year ahead are over when it is right again', async () => {
    const [store] = stores();
    await hostTurns(store, testClock('2027-11-26T12:00:00Z')).take('a.example', 60_000);
    const clock = testClock();
    await hostTurns(store, clock).take('a.example', 60_000);
    expect(clock.slept).toEqual([]);
  });

  test('are not waited for when the run is stopped', async () => {
    const turns = hostTurns(stores()[0], testClock());
    await turns.take('a.example', 5000);
    await expect(turns.take('a.example', 5000, AbortSignal.abort())).rejects.toThrow(/abort/i);
  });
});

test('robots.txt is read once a day by all processes of a database', async () => {
  const clock = testClock();
  const url = new URL('https://a.example/feed');
  let asked = 0;
  const read = () => ((asked += 1), Promise.resolve('User-agent: *\nDisallow: /no'));
  const rules = async (db: Database) => robotsCache(clock, robotsInDatabase(db)).rulesFor(url, read);
  for (const db of [data.db, second, data.db]) expect((await rules(db)).allows('https://a.example/no')).toBe(false);
  expect(asked).toBe(1);
  await clock.sleep(24 * 60 * 60 * 1000);
  await rules(second);
  await rules(data.db);
  expect(asked).toBe(2);
  await robotsCache(testClock('2025-01-01T12:00:00Z'), robotsInDatabase(data.db)).rulesFor(url, read);
  expect(asked).toBe(3); // what a clock that was ahead kept is not kept for a year
});
