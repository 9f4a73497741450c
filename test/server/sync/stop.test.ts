import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { newRoom, Raw, startServer, textOnDisk, typed, until } from './support.ts';

test('a server that stops folds what was written, so that the next opens it as one piece', async () => {
  const server = await startServer();
  const room = newRoom();
  const doc = new Y.Doc();
  const ann = await Raw.open(server, room, 'ann');
  for (let i = 0; i < 80; i++) ann.update(typed(doc, `${i} `));
  await until(() => ann.acks.at(-1) === 80);
  await server.restart();
  const sqlite = new Sqlite(server.file, { readonly: true });
  const last = sqlite.prepare('SELECT max(seq) AS seq FROM SyncUpdate').get() as { seq: number };
  expect(sqlite.prepare('SELECT seq FROM SyncSnapshot').all()).toEqual([last]);
  sqlite.close();
  const reader = await Raw.open(server, room, 'bob');
  reader.stepOne();
  await until(() => reader.synced);
  expect(reader.updates).toHaveLength(2); // the whole, and a step two with nothing more
  expect(await textOnDisk(server, room)).toBe(doc.getText('body').toString());
  await server.close();
});
