import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { messageType } from '#app/document/wire.ts';
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

test('18: T6 ten thousand tiny updates in a second are slowed, none is lost, and others do not wait for them', async () => {
  await server.close();
  server = await startServer({
    limits: { closeGraceMs: 20, burst: 2_000, framesPerSecond: 20_000, waitingBytes: 20_000 },
  });
  const room = newRoom();
  const [ann, bob] = [await Raw.open(server, room, 'ann'), await Raw.open(server, room, 'bob')];
  const doc = new Y.Doc();
  let sent = 0;
  doc.on('update', (bytes: Uint8Array) => {
    sent += 1;
    ann.update(bytes);
  });
  const started = performance.now();
  for (let i = 0; i < 10_000; i++) doc.getText('body').insert(0, 'x');
  const waits: number[] = [];
  while (ann.acks.at(-1) !== sent) {
    const asked = performance.now();
    await bob.settled();
    waits.push(performance.now() - asked);
  }
  expect(performance.now() - started).toBeGreaterThan(300); // 8,000 of them at 20,000 a second
  expect(waits.sort((a, b) => a - b)[Math.floor(waits.length / 2)]).toBeLessThan(500);
  expect(await textOnDisk(server, room)).toBe('x'.repeat(10_000));
});

test('18: T6 who asks again and again in one breath is answered few times, last of all the last question', async () => {
  await server.close();
  server = await startServer({
    limits: { closeGraceMs: 20, burst: 2_000, framesPerSecond: 20_000, questionFrames: 200 },
  });
  const room = newRoom();
  const [ann, bob] = [await Raw.open(server, room, 'ann'), await Raw.open(server, room, 'bob')];
  const doc = new Y.Doc();
  ann.update(typed(doc, 'words '));
  await until(() => ann.acks.length === 1);
  const heard = bob.presence.length;
  for (let i = 0; i < 500; i++) {
    bob.stepOne();
    bob.send(messageType.queryAwareness);
  }
  await ann.settled();
  ann.update(typed(doc, 'and more'));
  const read = () => {
    const copy = new Y.Doc();
    for (const update of bob.updates) Y.applyUpdate(copy, update);
    return copy.getText('body').toString();
  };
  await until(() => read() === 'words and more');
  expect([bob.closed, bob.updates.length < 100, bob.presence.length - heard < 100]).toEqual([null, true, true]);
});
