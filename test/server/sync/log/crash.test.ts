import { expect, test } from 'vitest';
import { SqliteLog } from '#server/sync/log/sqlite-log.ts';
import { testDatabase } from '#test/support/database.ts';
import { textIn } from '../sync-log.contract.ts';
import { Writing, wordsIn } from './writing.ts';

const rounds = Number(process.env.KILL_ROUNDS ?? 3);

test(
  `D6 D7 SIGKILL while a log is written, folded and pruned, ${rounds} times: every acknowledged word is there, once`,
  async () => {
    const { file, close } = await testDatabase();
    let words = 0;
    for (let round = 0; round < rounds; round++) {
      const writing = new Writing(file, 'a', words);
      await writing.more(100 + Math.floor(Math.random() * 400));
      await writing.kill();
      const log = new SqliteLog(file);
      words = wordsIn(await textIn(log));
      expect(words).toBeGreaterThan(writing.acknowledged);
      const { snapshot, damaged } = await log.load('a', 1, true);
      expect([snapshot === null, damaged]).toEqual([false, false]);
      await log.close();
    }
    await close();
  },
  60_000 + rounds * 10_000,
);
