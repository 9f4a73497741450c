import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import type Sqlite from 'better-sqlite3';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { SqliteLog } from '#server/sync/log/sqlite-log.ts';
import { testDatabase } from '#test/support/database.ts';
import { breakDisk } from '../log/spoil.ts';
import { newRoom, plainClient, Raw, startServer, textOnDisk, typed, until, type TestServer } from '../support.ts';
import { startChild, wordsOnDisk } from './child.ts';
import { Typist } from './typist.ts';

let server: TestServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

test('2: D3 when the log cannot be written nobody is told, the author is closed with 4500, and it recovers', async () => {
  server = await startServer();
  const room = newRoom();
  const doc = new Y.Doc();
  const [ann, bob] = [await Raw.open(server, room, 'ann'), await Raw.open(server, room, 'bob')];
  await bob.settled();
  const mend = breakDisk(server.file);
  const lost = typed(doc, 'words');
  ann.update(lost);
  expect(await ann.closeCode()).toBe(4500);
  await bob.settled();
  expect([ann.acks, server.sync.healthy(), bob.closed]).toEqual([[], false, null]);
  expect(bob.updates.every((update) => update.length === 2)).toBe(true);
  mend();
  const again = await Raw.open(server, room, 'ann');
  again.update(lost);
  await until(() => again.acks.length === 1);
  expect(server.sync.healthy()).toBe(true);
  expect(await textOnDisk(server, room)).toBe('words');
});

test('2: disk full: a plain client keeps its words and sends them again when there is room', async () => {
  const logs: SqliteLog[] = [];
  const makeStore = (file: string) => (logs.push(new SqliteLog(file)), logs.at(-1)!);
  server = await startServer({ makeStore });
  const room = newRoom();
  const [ann, bob] = [plainClient(server, room, 'ann'), plainClient(server, room, 'bob')];
  await Promise.all([ann.synced(), bob.synced()]);
  const sqlite = Reflect.get(logs[0]!, 'sqlite') as Sqlite.Database;
  const most = sqlite.pragma('max_page_count', { simple: true }) as number;
  sqlite.pragma(`max_page_count = ${sqlite.pragma('page_count', { simple: true }) as number}`);
  const words = 'patience '.repeat(2000); // more than the pages that are there have room for
  ann.text.insert(0, words);
  await until(() => (server!.sync.metrics().refusals.notDurable ?? 0) >= 2);
  expect([server.sync.healthy(), bob.text.toString()]).toEqual([false, '']);
  sqlite.pragma(`max_page_count = ${most}`);
  await until(() => bob.text.toString() === words);
  ann.destroy();
  bob.destroy();
  expect(server.sync.healthy()).toBe(true);
  expect(await textOnDisk(server, room)).toBe(words);
});

test('2: a disk that takes no more in the middle of a write: nothing acknowledged or seen is lost', async () => {
  const { file, close } = await testDatabase();
  const blocks = Math.ceil(statSync(file).size / 1024) + 200;
  const [child, next] = await Promise.all([startChild(file, { blocks }), startChild(file)]);
  const ann = new Typist('ann');
  const bob = new Typist('bob', ann.room);
  await ann.connect(child.server);
  await bob.connect(child.server);
  while (!ann.socket.closed) {
    ann.type(`[${ann.typed.length}_${'x'.repeat(2000)}]`);
    await until(() => ann.acknowledged().length > ann.typed.length - 20 || ann.socket.closed !== null);
  }
  expect(await ann.socket.closeCode()).toBe(4500);
  expect((await fetch(`http://127.0.0.1:${child.port}/`)).status).toBe(503);
  await child.kill();
  const disk = await wordsOnDisk(file, ann.room);
  expect([...ann.acknowledged(), ...bob.shown()].filter((word) => !disk.includes(word))).toEqual([]);
  expect(ann.acknowledged().length).toBeGreaterThan(20);
  await ann.connect(next.server);
  await ann.allSaved();
  expect((await wordsOnDisk(file, ann.room)).sort()).toEqual([...ann.typed].sort());
  ann.leave();
  bob.leave();
  await next.kill();
  await close();
});

test('2: a database that another process keeps busy past all patience', async () => {
  server = await startServer({ makeStore: (file) => new SqliteLog(file, { patienceMs: 100 }) });
  const room = newRoom();
  const [ann, bob] = [plainClient(server, room, 'ann'), plainClient(server, room, 'bob')];
  await Promise.all([ann.synced(), bob.synced()]);
  const hold = `const db = new (require('better-sqlite3'))(process.argv[1]); db.exec('BEGIN IMMEDIATE');
    process.stdout.write('held'); process.stdin.on('data', () => { db.exec('COMMIT'); process.exit(); });`;
  const other = spawn(process.execPath, ['-e', hold, server.file], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(other.stdout, 'data');
  ann.text.insert(0, 'in the meantime');
  await until(() => (server!.sync.metrics().refusals.notDurable ?? 0) >= 1);
  expect([server.sync.healthy(), bob.text.toString()]).toEqual([false, '']);
  const cy = plainClient(server, room, 'cy');
  await cy.synced(); // reading goes on
  other.stdin.write('enough');
  await until(() => bob.text.toString() === 'in the meantime' && cy.text.toString() === 'in the meantime');
  for (const client of [ann, bob, cy]) client.destroy();
  expect(await textOnDisk(server, room)).toBe('in the meantime');
});

test('2: who brought nothing new is not left waiting by the failure of another', async () => {
  server = await startServer();
  const room = newRoom();
  const [ann, bob, cy] = await Promise.all(['ann', 'bob', 'cy'].map((name) => Raw.open(server!, room, name)));
  if (!ann || !bob || !cy) return expect.unreachable();
  const mend = breakDisk(server.file);
  let answer = () => {};
  server.people.wait = new Promise((resolve) => (answer = resolve));
  const checked = server.sync.recheck({});
  cy.stepTwo(new Uint8Array([0, 0])); // waits for the answer, so that the next two are in one commit
  await cy.settled();
  ann.update(typed(new Y.Doc(), 'words'));
  bob.stepTwo(new Uint8Array([0, 0]));
  await Promise.all([ann.settled(), bob.settled()]);
  answer();
  await checked;
  expect(await ann.closeCode()).toBe(4500);
  await until(() => bob.acks.at(-1) === 1);
  mend();
});
