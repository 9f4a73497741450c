import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Block } from '#app/document/blocks.ts';
import { sectionRoom } from '#app/document/wire.ts';
import { readBlocks } from '#app/proposals/read-blocks.server.ts';
import { appendUpdate, readSection, seedSection } from '#app/proposals/section-log.server.ts';
import { SqliteLog } from '#server/sync/log/sqlite-log.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import { addSection } from '#test/support/site.ts';
import { spoil } from './log/spoil.ts';
import { Writing, wordsIn } from './log/writing.ts';
import { typed } from './support.ts';

let opened: TestDatabase;
let sectionId: string;
beforeEach(async () => {
  opened = await testDatabase();
  sectionId = await addSection(opened.db);
});
afterEach(() => opened.close());

const blocks: Block[] = [
  { kind: 'h', attrs: { level: 1 }, content: [{ text: 'Aims' }] },
  { kind: 'p', attrs: {}, content: [{ text: 'To ' }, { text: 'write', marks: [{ type: 'strong' }] }] },
];

test('a seed is read back, by pages and by the sync server alike', async () => {
  await seedSection(opened.db, sectionId, blocks);
  expect(await readBlocks(opened.db, sectionId)).toEqual(blocks);
  const log = new SqliteLog(opened.file);
  expect((await log.load(sectionRoom(sectionId), 1)).rows).toHaveLength(1);
  await log.close();
});

test('a section is seeded once, and not at all when its transaction fails', async () => {
  const { db } = opened;
  const failing = db.$transaction(async (tx) => {
    await seedSection(tx, sectionId, []);
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  await seedSection(db, sectionId, blocks);
  await expect(seedSection(db, sectionId, blocks)).rejects.toMatchObject({ code: 'conflict' });
});

test('it reads snapshot and rows of the section’s epoch, and keeps whose client ids they are', async () => {
  const { db, file } = opened;
  const room = sectionRoom(sectionId);
  const doc = new Y.Doc();
  for (const word of ['one ', 'two ']) await appendUpdate(db, room, 1, typed(doc, word), 'ann');
  const log = new SqliteLog(file);
  await log.compact(room, 1);
  await appendUpdate(db, room, 1, typed(doc, 'three'), 'ann');
  await appendUpdate(db, room, 2, typed(new Y.Doc(), 'another life'), 'ann');
  const { state, epoch, seq } = await readSection(db, sectionId);
  const back = new Y.Doc();
  Y.applyUpdate(back, state);
  expect([back.getText('body').toString(), epoch, seq]).toEqual(['one two three', 1, 3]);
  expect((await log.load(room, 1)).owners.get(doc.clientID)).toBe('ann');
  await log.close();
});

test('an unknown section is not found', () =>
  expect(readSection(opened.db, 'nothing')).rejects.toMatchObject({ code: 'not_found' }));

test('it reads one moment while the log is written, folded and pruned', async () => {
  const { db, file } = opened;
  const writing = new Writing(file, sectionRoom(sectionId));
  let hasPruned = false;
  for (let round = 0; round < 50 || !hasPruned; round++) {
    await writing.more(1);
    const before = writing.acknowledged;
    const { state, seq } = await readSection(db, sectionId);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, state);
    expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null]);
    const words = wordsIn(doc.getText('body').toString());
    expect(words).toBeGreaterThan(before);
    expect(seq).toBe(words); // a row each
    hasPruned = (await db.syncUpdate.count()) < words;
  }
  await writing.kill();
}, 60_000);

test('what cannot be read is left out, in rows and in snapshots, with and without checksums', async () => {
  const { db, file } = opened;
  const room = sectionRoom(sectionId);
  const text = async () => {
    const { state } = await readSection(db, sectionId);
    const back = new Y.Doc();
    Y.applyUpdate(back, state);
    return back.getText('body').toString();
  };
  const doc = new Y.Doc();
  const log = new SqliteLog(file);
  for (const word of ['one ', 'two ']) {
    await appendUpdate(db, room, 1, typed(doc, word), 'ann');
    await log.compact(room, 1);
  }
  await appendUpdate(db, room, 1, typed(doc, 'three '), 'ann');
  await appendUpdate(db, room, 1, typed(doc, 'four'), 'ann');
  spoil(file, null);
  expect(await text()).toBe('one two three four');
  spoil(file, 3);
  expect(await text()).toBe('one two ');
  await db.syncUpdate.updateMany({ data: { crc: null } });
  await db.syncSnapshot.updateMany({ data: { crc: null, vector: null } });
  await db.syncUpdate.update({ where: { seq: 3 }, data: { bytes: new Uint8Array([9, 9]) } });
  await db.syncSnapshot.update({ where: { room_seq: { room, seq: 2 } }, data: { state: new Uint8Array([9, 9]) } });
  expect(await text()).toBe('one two ');
  expect(await log.load(room, 1)).toMatchObject({ damaged: true });
  expect(await text()).toBe('one two ');
  await log.close();
});

test('a log from before checksums opens, and is folded into one with them', async () => {
  const { db, file } = opened;
  const room = sectionRoom(sectionId);
  const doc = new Y.Doc();
  const [first, second] = [typed(doc, 'one '), typed(doc, 'two')];
  await db.syncSnapshot.create({ data: { room, seq: 7, epoch: 1, state: new Uint8Array(first) } });
  await db.syncUpdate.create({ data: { seq: 8, room, epoch: 1, bytes: new Uint8Array(second) } });
  const log = new SqliteLog(file);
  const loaded = await log.load(room, 1);
  expect(loaded).toMatchObject({ last: 8, damaged: false });
  expect([...loaded.vector!]).toEqual([...Y.encodeStateVectorFromUpdate(first)]);
  expect(await log.compact(room, 1)).toBe(1);
  expect(await db.syncSnapshot.findMany({ orderBy: { seq: 'desc' } })).toMatchObject([
    { seq: 8, crc: expect.any(Number) as unknown, vector: expect.any(Uint8Array) as unknown },
    { seq: 7 },
  ]);
  await log.close();
});
