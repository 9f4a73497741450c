import type { Worker } from 'node:worker_threads';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { NotDurable, type LogEntry } from '#server/sync/log/sync-log.ts';
import { ThreadedLog } from '#server/sync/log/threaded-log.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import { seed } from '#test/support/seed.ts';
import { typed, until } from '../support.ts';
import { syncLogContract } from '../sync-log.contract.ts';
import { onFile } from './on-file.ts';

syncLogContract('ThreadedLog', onFile(ThreadedLog, 500));

let opened: TestDatabase;
let log: ThreadedLog;
let threads: Worker[];
beforeEach(async () => {
  opened = await testDatabase();
  threads = [];
  log = new ThreadedLog(opened.file, { idleMs: 0, started: (worker) => threads.push(worker) });
});
afterEach(async () => {
  await log.close();
  await opened.close();
});

const entry: LogEntry = { room: 'a', epoch: 1, personId: null, bytes: typed(new Y.Doc(), 'x'), claims: [] };

test('D3 when its thread dies what waits is not durable, and the next append starts another', async () => {
  await log.append([entry]);
  // Somebody else holds the lock, so that the thread is in the middle of it, with the rest behind.
  const holder = new Sqlite(opened.file);
  holder.exec('BEGIN IMMEDIATE');
  const pending = [log.append([entry])];
  await new Promise(setImmediate);
  pending.push(log.load('a', 1).then(() => []));
  void threads[0]!.terminate();
  holder.close();
  const results = await Promise.allSettled(pending);
  expect(results[0]).toMatchObject({ status: 'rejected', reason: expect.any(NotDurable) as unknown });
  expect(results[1]!.status).toBe('rejected');
  expect([log.healthy(), log.counts().waiting]).toEqual([false, 0]);
  await log.append([entry]);
  expect([log.healthy(), threads.length]).toEqual([true, 2]);
  expect(log.counts().rows).toBe(2);
});

test('a database that is not there is not durable, not a crash', async () => {
  const nowhere = new ThreadedLog(`${opened.file}.not`);
  await expect(nowhere.append([entry])).rejects.toThrow(NotDurable);
  await expect(nowhere.load('a', 1)).rejects.toThrow('unable to open');
  expect(nowhere.healthy()).toBe(false);
  await nowhere.close();
});

test('the thread that folds goes when it has nothing to do, and comes back', async () => {
  for (let round = 1; round <= 2; round++) {
    await log.append([entry]);
    const gone = new Promise(
      (resolve) => void until(() => threads.length > round).then(() => threads.at(-1)!.once('exit', resolve)),
    );
    expect(await log.compact('a', 1)).toBe(1);
    await gone;
  }
  expect(threads).toHaveLength(3);
});

test('bytes come out as they went in, many calls and rooms at once', async () => {
  process.stdout.write(`seed ${seed}\n`);
  let state = seed;
  const random = (below: number) => ((state = (state * 1664525 + 1013904223) >>> 0) / 2 ** 32) * below;
  const calls = Array.from({ length: 40 }, () =>
    Array.from({ length: Math.floor(random(30)) }, (): LogEntry => {
      const bytes = typed(new Y.Doc(), 'y'.repeat(random(200)) + 'é');
      const clientId = Math.floor(random(2 ** 40));
      return {
        room: `r${Math.floor(random(5))}`,
        epoch: 29_000_000,
        personId: `p${clientId}`,
        bytes,
        claims: [clientId],
      };
    }),
  );
  const seqs = await Promise.all(calls.map((entries) => log.append(entries)));
  const byRoom = new Map<string, [number, number[]][]>();
  calls.forEach((entries, call) =>
    entries.forEach(({ room, bytes }, i) => {
      byRoom.set(room, [...(byRoom.get(room) ?? []), [seqs[call]![i]!, [...bytes]]]);
    }),
  );
  for (const [room, rows] of byRoom) {
    const loaded = await log.load(room, 29_000_000);
    expect(loaded.rows.map((row) => [row.seq, [...row.bytes]])).toEqual(rows);
    for (const { room: of, personId, claims } of calls.flat())
      if (of === room) expect(loaded.owners.get(claims[0]!)).toBe(personId);
  }
});
