import path from 'node:path';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createApiToken } from '#app/accounts/api-token.server.ts';
import { createProposal } from '#app/proposals/create-proposal.server.ts';
import { readBlocks } from '#app/proposals/read-blocks.server.ts';
import { openDatabase } from '#prisma/client.server.ts';
import { backup } from '#server/backup/backup.ts';
import { restore } from '#server/backup/restore.ts';
import { testDatabase } from '#test/support/database.ts';
import { Raw, startServer, typed, until, type TestServer } from '../support.ts';

test('7: after a restore a browser from the future does not merge, and everybody else writes on', async () => {
  const { db, file, close } = await testDatabase();
  const place = { dataDir: path.dirname(file), databaseFile: file };
  const { id } = await db.person.create({ data: { name: 'Ann', email: 'ann@example.org' } });
  const { sections } = await createProposal(db, { id, role: 'member' }, { title: 'A library', template: 'generic' });
  const { room, id: sectionId } = sections[0]!;
  const authorization = `Bearer ${await createApiToken(db, id, 'test')}`;
  const come = async (server: TestServer, query: string) =>
    Raw.open(server, room, null, { query: `?ack=1${query}`, headers: { authorization } });
  const write = async (raw: Raw, doc: Y.Doc, words: string) => {
    const before = raw.acks.at(-1) ?? 0;
    raw.update(typed(doc, words));
    await until(() => raw.acks.at(-1) === before + 1);
  };
  const read = async (raw: Raw, doc: Y.Doc) => {
    raw.stepOne(doc);
    await until(() => raw.synced || raw.closed !== null);
    for (const update of raw.updates) Y.applyUpdate(doc, update);
  };
  const lastWords = async (from: Awaited<typeof db>) => (await readBlocks(from, sectionId)).at(-1)!.content;

  const server = await startServer({ realDoors: true, beside: { file, db } });
  const doc = new Y.Doc();
  const ann = await come(server, '&epoch=1');
  await read(ann, doc);
  await write(ann, doc, 'as it was');
  const copy = path.join(place.dataDir, 'backup.db');
  await backup(place, copy); // while she types
  await write(ann, doc, ', and what came later');
  await server.close();
  await db.$disconnect();
  await restore(place, copy);

  const again = openDatabase(file);
  const restored = await startServer({ realDoors: true, beside: { file, db: again } });
  const future = await come(restored, '&epoch=1');
  expect(await future.closeCode()).toBe(4412);
  const told = await come(restored, '&epoch=1&explain=1');
  expect(await told.closeCode()).toBe(4412);
  expect(await lastWords(again)).toEqual([{ text: 'as it was' }]);

  const { epoch } = await again.section.findUniqueOrThrow({ where: { id: sectionId } });
  expect(epoch).toBeGreaterThan(1);
  const fresh = await come(restored, `&epoch=${epoch}`);
  const next = new Y.Doc();
  await read(fresh, next);
  await write(fresh, next, ', and on');
  expect(await lastWords(again)).toEqual([{ text: 'as it was, and on' }]);
  await restored.close();
  await again.$disconnect();
  await close();
});

test('7: an open socket of another epoch is closed before anything it sends is stored', async () => {
  const server = await startServer();
  const raw = await Raw.open(server, `section:${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}`, 'ann');
  await raw.settled();
  server.people.epoch = 2;
  const checked = server.sync.recheck({});
  raw.update(typed(new Y.Doc(), 'of another time'));
  expect(await raw.closeCode()).toBe(4412);
  await checked;
  expect(server.sync.metrics().rows).toBe(0);
  await server.close();
});
