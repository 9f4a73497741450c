import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { fingerprint } from '#server/sync/log/fold.ts';
import { SqliteLog } from '#server/sync/log/sqlite-log.ts';
import { newRoom, plainClient, Raw, startServer, textOnDisk, typed, until, type TestServer } from './support.ts';

const apply = (doc: Y.Doc, update: Uint8Array) => (Y.applyUpdate(doc, update), doc);

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.close());

describe('writing together', () => {
  test('two plain y-websocket clients end equal, and a third finds it all', async () => {
    const room = newRoom();
    const ann = plainClient(server, room, 'ann');
    const bob = plainClient(server, room, 'bob');
    await Promise.all([ann.synced(), bob.synced()]);
    ann.text.insert(0, 'Hello ');
    bob.text.insert(0, 'World');
    await until(() => ann.text.length === 11 && ann.text.toString() === bob.text.toString());
    const cy = plainClient(server, room, 'cy');
    await cy.synced();
    expect(cy.text.toString()).toBe(ann.text.toString());
    for (const client of [ann, bob, cy]) client.destroy();
  });

  test('D1 what was shown is there after a restart, and clients come back by themselves', async () => {
    const room = newRoom();
    const ann = plainClient(server, room, 'ann');
    await ann.synced();
    const bob = plainClient(server, room, 'bob');
    await bob.synced();
    ann.text.insert(0, 'kept');
    await until(() => bob.text.toString() === 'kept');
    expect(await textOnDisk(server, room)).toBe('kept');
    ann.text.insert(4, ' and more');
    await until(() => bob.text.toString() === 'kept and more');
    ann.destroy();
    bob.destroy();
  });

  test('D2 acknowledgements count the updates of the connection', async () => {
    const room = newRoom();
    const raw = await Raw.open(server, room, 'ann');
    const doc = new Y.Doc();
    raw.update(typed(doc, 'a'));
    raw.update(typed(doc, 'b'));
    raw.stepTwo(Y.encodeStateAsUpdate(doc));
    await until(() => raw.acks.at(-1) === 3);
    expect(raw.acks).toEqual([...raw.acks].sort((a, b) => a - b));
    const silent = await Raw.open(server, room, 'bob', { query: '' });
    silent.update(typed(new Y.Doc(), 'c'));
    await silent.settled();
    expect([silent.acks, silent.access]).toEqual([[], null]);
  });

  test('D4 what is typed and deleted again in one commit is taken in order', async () => {
    const room = newRoom();
    const raw = await Raw.open(server, room, 'ann');
    const doc = new Y.Doc();
    const frames: Uint8Array[] = [];
    doc.on('update', (bytes: Uint8Array) => frames.push(bytes));
    for (let i = 0; i < 20; i++) {
      doc.getText('body').insert(0, 'ab');
      doc.getText('body').delete(1, 1);
    }
    for (const frame of frames) raw.update(frame);
    await until(() => raw.acks.at(-1) === 40 || raw.closed !== null);
    expect(raw.closed).toBe(null);
    expect(await textOnDisk(server, room)).toBe('a'.repeat(20));
  });

  test('D5 what Yjs tidies up on the server reaches everybody and the disk', async () => {
    const room = newRoom();
    const doc = new Y.Doc();
    const [ann, bob] = [await Raw.open(server, room, 'ann'), await Raw.open(server, room, 'bob')];
    bob.stepOne();
    const text = doc.getText('body');
    text.insert(0, 'some words');
    ann.update(Y.encodeStateAsUpdate(doc));
    await until(() => ann.acks.at(-1) === 1);
    // Both make the same words strong at the same time: merged, one pair of markers is left over.
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    const before = Y.encodeStateVector(doc);
    text.format(0, 4, { strong: true });
    other.getText('body').format(0, 4, { strong: true });
    ann.update(Y.encodeStateAsUpdate(doc, before));
    bob.update(Y.encodeStateAsUpdate(other, before));
    await until(() => ann.acks.at(-1) === 2 && bob.acks.at(-1) === 1);
    await until(() => server.sync.metrics().rows === 4);
    await bob.settled();
    const told = [Y.encodeStateAsUpdate(other), ...bob.updates.slice(0, -1)].reduce(apply, new Y.Doc());
    await server.restart();
    const reader = await Raw.open(server, room, 'cy');
    reader.stepOne();
    await until(() => reader.synced);
    expect(fingerprint(reader.updates.reduce(apply, new Y.Doc()))).toBe(fingerprint(told));
  });

  test('D10 rows that snapshots stand for go when their time is over', async () => {
    await server.close();
    let pruned: Date | null = null;
    server = await startServer({
      keepDays: 7,
      limits: { pruneMs: 10 },
      makeStore: (file) =>
        Object.assign(new SqliteLog(file), { prune: async (before: Date) => ((pruned = before), Promise.resolve(0)) }),
    });
    await until(() => pruned !== null);
    expect((Date.now() - pruned!.getTime()) / 86_400_000).toBeCloseTo(7, 2);
  });

  test('D7 a long log is folded, and everything is still there', async () => {
    await server.close();
    server = await startServer({ limits: { compactRows: 20, compactGapMs: 0 } });
    const room = newRoom();
    const raw = await Raw.open(server, room, 'ann');
    const doc = new Y.Doc();
    const words = Array.from({ length: 100 }, (_, i) => `${i} `);
    for (const word of words) {
      raw.update(typed(doc, word));
      await until(() => raw.acks.at(-1) === Number(word) + 1);
    }
    expect(await textOnDisk(server, room)).toBe(words.join(''));
  });
});

describe('rooms', () => {
  test('R3 R4 a room that is opened while it is unloaded has everything', async () => {
    await server.close();
    server = await startServer({ limits: { idleRoomMs: 0 } });
    const room = newRoom();
    for (let round = 0; round < 30; round++) {
      const raw = await Raw.open(server, room, 'ann');
      const doc = new Y.Doc();
      raw.stepOne();
      await until(() => raw.synced);
      for (const update of raw.updates) Y.applyUpdate(doc, update);
      expect(doc.getText('body').length).toBe(round);
      raw.update(typed(doc, 'x'));
      await until(() => raw.acks.length === 1);
      raw.close();
    }
    await until(() => server.sync.metrics().rooms === 0);
  });

  test('R3 many who open the same room at once share one', async () => {
    const room = newRoom();
    const all = await Promise.all(Array.from({ length: 20 }, () => Raw.open(server, room, 'bob')));
    expect(server.sync.metrics()).toMatchObject({ rooms: 1, connections: 20 });
    for (const raw of all) raw.close();
    await until(() => server.sync.metrics().connections === 0);
  });

  test('R1 a proposal’s own room carries presence and no text', async () => {
    const room = newRoom('proposal');
    const ann = await Raw.open(server, room, 'ann');
    const bob = await Raw.open(server, room, 'bob');
    ann.stepOne();
    await until(() => ann.synced);
    bob.present(7, 1, { at: 'section' });
    await until(() => ann.presence.length === 1);
    ann.update(typed(new Y.Doc(), 'no'));
    expect(await ann.closeCode()).toBe(4423);
    const plain = plainClient(server, room, 'cy');
    await plain.synced();
    plain.destroy();
  });

  test('R5 another epoch is closed with 4412', async () => {
    const raw = await Raw.open(server, newRoom(), 'ann', { query: '?ack=1&epoch=2' });
    expect(await raw.closeCode()).toBe(4412);
  });
});

test('an update that says nothing new is acknowledged, not stored and not sent on', async () => {
  const room = newRoom();
  const doc = new Y.Doc();
  const [ann, bob] = [await Raw.open(server, room, 'ann'), await Raw.open(server, room, 'bob')];
  await bob.settled();
  ann.update(typed(doc, 'some words'));
  const before = Y.encodeStateVector(doc);
  doc.getText('body').delete(2, 3);
  const deletion = Y.encodeStateAsUpdate(doc, before);
  ann.update(deletion);
  await until(() => ann.acks.at(-1) === 2);
  const heard = bob.updates.length;
  for (const again of [deletion, deletion, Y.encodeStateAsUpdate(doc)]) bob.update(again);
  ann.stepTwo(Y.encodeStateAsUpdate(doc));
  await until(() => ann.acks.at(-1) === 3 && bob.acks.at(-1) === 3);
  await bob.settled();
  // The two are the answer to `settled`: what there is, and a step two with nothing more.
  expect([server.sync.metrics().rows, bob.updates.length]).toEqual([2, heard + 2]);
});
