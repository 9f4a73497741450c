import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import { startServer, until, type TestServer } from '../support.ts';
import { startChild, wordsOnDisk, type Child } from './child.ts';
import { Typist } from './typist.ts';

let opened: TestDatabase;
let after: TestServer;
const children: Child[] = [];
beforeAll(async () => {
  opened = await testDatabase();
  after = await startServer({ beside: { file: opened.file } });
});
afterAll(async () => {
  for (const child of children) await child.kill(); // those of a test that failed live on
  await after.close();
  await opened.close();
});

/** Whether this is what a request says of a server that ended before it answered. */
const isOfTheDead = (error: unknown) =>
  ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'].includes(
    ((error as Error).cause as { code?: string } | undefined)?.code ?? '',
  );

/** Dies at the place; resolves when what was told was compared with the disk and everybody came back to all of it. */
async function dieAt(
  point: string,
  times: number,
  type: (ann: Typist, prune: () => Promise<unknown>) => Promise<void>,
) {
  const child = await startChild(opened.file, { point, times });
  children.push(child);
  const ann = new Typist('ann');
  const bob = new Typist('bob', ann.room);
  await ann.connect(child.server);
  await bob.connect(child.server);
  // The server may die during the request: then it is gone, and the error is what was waited for. No other is passed over.
  const prune = () =>
    fetch(`http://127.0.0.1:${child.port}/prune`).catch((error: unknown) => {
      if (!isOfTheDead(error)) throw error;
      return child.gone;
    });
  const [end] = await Promise.all([child.gone, type(ann, prune), ann.socket.closeCode(), bob.socket.closeCode()]);
  expect(end, 'it died by its own hand, and not of an error').toEqual([null, 'SIGKILL']);
  const disk = await wordsOnDisk(opened.file, ann.room);
  const told = { acknowledged: ann.acknowledged(), shown: bob.shown() };
  expect(told.acknowledged.filter((word) => !disk.includes(word))).toEqual([]);
  expect(told.shown.filter((word) => !disk.includes(word))).toEqual([]);
  await ann.connect(after);
  ann.type('[last]');
  await ann.allSaved();
  await bob.connect(after);
  expect([...bob.shown()].sort()).toEqual([...ann.typed].sort());
  const words = await wordsOnDisk(opened.file, ann.room);
  expect(words.sort()).toEqual([...ann.typed].sort());
  ann.leave();
  bob.leave();
  return { ...told, disk };
}

/** One word after the other, each when the one before was acknowledged. */
const words = (count: number) => async (ann: Typist) => {
  for (let i = 0; i < count && !ann.socket.closed; i++) {
    ann.type();
    await ann.allSaved();
  }
};

describe.concurrent('3: a crash between two steps', () => {
  // The second word is the one that does not get through; the first step two has nothing and is not appended.
  test.each([
    ['before append', 2, 1, 1],
    ['after append', 2, 2, 1],
    ['before apply', 2, 2, 1],
    ['after apply', 2, 2, 1],
  ])('3: %s: what was not told may be there, what was told is', async (point, times, onDisk, told) => {
    const { disk, acknowledged, shown } = await dieAt(point, times, words(3));
    expect([disk.length, acknowledged.length, shown.length]).toEqual([onDisk, told, told]);
  });

  test('3: between the acknowledgement and the others', async () => {
    // Each word is told twice: to its author, then to the other; opening sends no mail.
    const { disk, acknowledged, shown } = await dieAt('after telling one of them', 3, words(3));
    expect(disk.length).toBeGreaterThanOrEqual(acknowledged.length);
    expect(acknowledged.length).toBeGreaterThanOrEqual(shown.length);
  });

  test.each(['before the fold', 'after the fold'])('3: %s, while people go on typing', async (point) => {
    const { acknowledged } = await dieAt(point, 1, words(200));
    expect(acknowledged.length).toBeGreaterThan(58);
  });

  test.each([
    ['before the snapshot is written', 1],
    ['after the snapshot is written', 1],
    ['before old snapshots go', 2],
    ['after old snapshots go', 2],
  ])('3: %s', async (point, times) => {
    const { acknowledged } = await dieAt(point, times, words(400));
    expect(acknowledged.length).toBeGreaterThan(58 * times);
  });

  test.each(['before pruning', 'after pruning'])('3: %s, with two snapshots that stand for the rows', async (point) => {
    await dieAt(point, 1, async (ann, prune) => {
      await words(150)(ann);
      while (!ann.socket.closed) await prune();
      await until(() => ann.socket.closed !== null);
    });
  });
});
