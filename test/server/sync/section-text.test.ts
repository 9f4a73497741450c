import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { SqliteLog } from '#server/sync/log/sqlite-log.ts';
import { SectionText, type Author, type Submission } from '#server/sync/section-text.ts';
import { testDatabase } from '#test/support/database.ts';
import { newRoom, typed, until } from './support.ts';

test('what arrives in the very moment when the queue has run empty is taken as well', async () => {
  const { file, close } = await testDatabase();
  const log = new SqliteLog(file);
  const name = newRoom();
  const settled: number[] = [];
  const from: Author = {
    person: { id: 'ann' },
    canWrite: true,
    refused: false,
    beingChecked: null,
    settled: ({ number }: Submission) => void settled.push(number),
    incomplete: () => expect.unreachable(),
    refuse: (reason) => expect.unreachable(reason),
  };
  let told = () => {};
  const events = {
    changed: () => undefined,
    told: () => told(),
    broken: () => undefined,
    grew: () => undefined,
    gatherMs: () => 0,
  };
  const place = { name, epoch: 1, shared: false };
  const text = new SectionText(place, log, 1e9, events, await log.load(name, 1));
  const doc = new Y.Doc();
  const submit = (number: number) => text.submit({ from, bytes: typed(doc, 'x'), stepTwo: false, number });
  // The second comes so many turns of the queue of promises after the first was told.
  for (let turns = 0; turns < 12; turns++) {
    told = () => {
      told = () => {};
      let left = turns;
      const wait = (): void => (left-- > 0 ? queueMicrotask(wait) : submit(2 * turns + 2));
      wait();
    };
    submit(2 * turns + 1);
    let looks = 0;
    await until(() => settled.length === 2 * turns + 2 || (looks += 1) > 500);
    expect(settled.at(-1)).toBe(2 * turns + 2);
  }
  text.destroy();
  await log.close();
  await close();
});
