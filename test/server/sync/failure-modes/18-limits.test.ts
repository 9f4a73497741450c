import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { newRoom, Raw, startServer, textOnDisk, typed, until, type TestServer } from '../support.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.close());

test('18: T2 an update with a gap is asked for again, then covered', async () => {
  const room = newRoom();
  const raw = await Raw.open(server, room, 'ann');
  await until(() => raw.asked.length === 1);
  const doc = new Y.Doc();
  typed(doc, 'first ');
  raw.update(typed(doc, 'second '));
  await until(() => raw.asked.length === 2);
  raw.update(typed(doc, 'third'));
  await raw.settled();
  expect([raw.acks, server.sync.metrics().rows, raw.asked.length]).toEqual([[], 0, 2]);
  raw.stepTwo(Y.encodeStateAsUpdate(doc, raw.asked[1]));
  await until(() => raw.acks.at(-1) === 3);
  expect(await textOnDisk(server, room)).toBe('first second third');
});

test('18: T2 a deletion of what the server lacks is a gap as well', async () => {
  const raw = await Raw.open(server, newRoom(), 'ann');
  const doc = new Y.Doc();
  typed(doc, 'words');
  const before = Y.encodeStateVector(doc);
  doc.getText('body').delete(0, 2);
  raw.update(Y.encodeStateAsUpdate(doc, before));
  await until(() => raw.asked.length === 2);
  expect(raw.acks).toEqual([]);
  raw.close();
});

test('18: T2 a step two with a gap is closed with 4400', async () => {
  const raw = await Raw.open(server, newRoom(), 'ann');
  const doc = new Y.Doc();
  typed(doc, 'first ');
  raw.stepTwo(typed(doc, 'second '));
  expect(await raw.closeCode()).toBe(4400);
});

test.each([
  ['no frame', [0, 2, 200, 1]],
  ['no update', [0, 2, 3, 255, 255, 255]],
  ['no state vector', [0, 0, 2, 255, 255]],
  ['no step', [0, 9, 0]],
  ['nothing', []],
  ['half a presence', [1, 2, 1, 7]],
])('18: T3 %s is closed with 4400', async (_what, bytes) => {
  const raw = await Raw.open(server, newRoom(), 'ann');
  raw.socket.send(new Uint8Array(bytes));
  expect(await raw.closeCode()).toBe(4400);
});

test('18: T3 text frames are closed with 4400, unknown types are left alone', async () => {
  const raw = await Raw.open(server, newRoom(), 'ann');
  raw.socket.send(new Uint8Array([77, 1, 2, 3]));
  await raw.settled();
  expect(raw.closed).toBe(null);
  raw.socket.send('hello');
  expect(await raw.closeCode()).toBe(4400);
});

test('18: T4 too large a change is closed with 4413', async () => {
  await server.close();
  server = await startServer({ limits: { updateBytes: 1000, stepTwoBytes: 5000 } });
  const raw = await Raw.open(server, newRoom(), 'ann');
  raw.stepTwo(typed(new Y.Doc(), 'x'.repeat(2000)));
  await until(() => raw.acks.length === 1);
  raw.update(typed(new Y.Doc(), 'x'.repeat(2000)));
  expect(await raw.closeCode()).toBe(4413);
});

test('18: T6 who sends very much is slowed and loses nothing', async () => {
  await server.close();
  server = await startServer({ limits: { burst: 50, framesPerSecond: 2000, waitingBytes: 500 } });
  const room = newRoom();
  const raw = await Raw.open(server, room, 'ann');
  const doc = new Y.Doc();
  for (let i = 0; i < 400; i++) raw.update(typed(doc, 'x'));
  await until(() => raw.acks.at(-1) === 400);
  expect(await textOnDisk(server, room)).toBe('x'.repeat(400));
});
