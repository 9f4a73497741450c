import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Block } from '#app/document/blocks.ts';
import { sectionRoom } from '#app/document/wire.ts';
import { readBlocks } from '#app/proposals/read-blocks.server.ts';
import { appendUpdate, readSection, seedSection } from '#app/proposals/section-log.server.ts';
import { SqliteLog } from '#server/sync/log/sqlite-log.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import { typed } from './support.ts';

let opened: TestDatabase;
let sectionId: string;
beforeEach(async () => {
  opened = await testDatabase();
  const proposal = await opened.db.proposal.create({
    data: {
      title: 't',
      template: 'generic',
      templateVersion: '1',
      sections: { create: { key: 'a', title: 'A', position: 0 } },
    },
    include: { sections: true },
  });
  sectionId = proposal.sections[0]!.id;
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
  await db
    .$transaction(async (tx) => {
      await seedSection(tx, sectionId, []);
      throw new Error('changed my mind');
    })
    .catch(() => undefined);
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
