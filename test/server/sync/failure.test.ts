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
