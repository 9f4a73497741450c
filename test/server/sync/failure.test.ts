import { afterEach, expect, test } from 'vitest';
import Sqlite from 'better-sqlite3';
import * as Y from 'yjs';
import { newRoom, Raw, startServer, textOnDisk, typed, until, type TestServer } from './support.ts';

let server: TestServer;
afterEach(() => server.close());

test('a room that cannot be read is 503 now and opens later', async () => {
  server = await startServer();
  const room = newRoom();
  const other = new Sqlite(server.file);
  other.exec('ALTER TABLE SyncClient RENAME TO Elsewhere');
  expect((await Raw.open(server, room, 'ann')).refused).toBe(503);
  other.exec('ALTER TABLE Elsewhere RENAME TO SyncClient').close();
  const ann = await Raw.open(server, room, 'ann');
  await ann.settled();
  expect(server.sync.metrics()).toMatchObject({ rooms: 1, connections: 1 });
});

test('a stopping server finishes what arrived and closes with 1012', async () => {
  server = await startServer();
  const room = newRoom();
  const ann = await Raw.open(server, room, 'ann');
  ann.update(typed(new Y.Doc(), 'last words'));
  await until(() => ann.acks.length === 1);
  await server.restart();
  expect(await ann.closeCode()).toBe(1012);
  expect(await textOnDisk(server, room)).toBe('last words');
});

test('D9 what the disk lost under an open room is written once more from memory before the room is read anew', async () => {
  server = await startServer({ limits: { compactRows: 5, compactGapMs: 0 } });
  const room = newRoom();
  const doc = new Y.Doc();
  const ann = await Raw.open(server, room, 'ann');
  for (const word of ['one ', 'two ', 'three ']) ann.update(typed(doc, word));
  await until(() => ann.acks.at(-1) === 3);
  const other = new Sqlite(server.file);
  other.exec("UPDATE SyncUpdate SET bytes = X'00' WHERE seq = (SELECT min(seq) FROM SyncUpdate)");
  other.close();
  for (const word of ['four ', 'five']) ann.update(typed(doc, word));
  expect(await ann.closeCode()).toBe(1012);
  const again = await Raw.open(server, room, 'ann');
  again.stepOne();
  await until(() => again.synced);
  const back = new Y.Doc();
  for (const update of again.updates) Y.applyUpdate(back, update);
  expect([again.access, back.getText('body').toString()]).toEqual([false, 'one two three four five']);
  again.update(typed(back, ' six'));
  expect(await again.closeCode()).toBe(4424);
});
