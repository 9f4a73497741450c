import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { blocksFromDoc } from '#app/document/y-section.ts';
import { exportProposal } from '#app/proposals/export-proposal.server.ts';
import { readBlocks } from '#app/proposals/read-blocks.server.ts';
import { readSection } from '#app/proposals/section-log.server.ts';
import { readDoc, typed, until } from '../support.ts';
import { realProposal, type RealProposal } from './real-proposal.ts';

let real: RealProposal;
beforeEach(async () => {
  real = await realProposal();
});
afterEach(() => real.close());

test('22: what is written through the socket is what the pages and exports read', async () => {
  const writer = await real.byToken(await real.member('writer', 'writer'));
  const doc = await readDoc(writer);
  writer.update(typed(doc, 'Our aims'));
  await until(() => writer.acks.length === 1);
  expect((await readBlocks(real.db, real.sectionId)).at(-1)!.content).toEqual([{ text: 'Our aims' }]);
  expect((await readSection(real.db, real.sectionId)).epoch).toBe(1);
});

test('22: reading and exporting while a room is open change neither it nor the log', async () => {
  const writer = await real.byToken(real.lead.id);
  const doc = await readDoc(writer);
  const text = doc.getText('body');
  // What an older or a newer version may have left there: embeds and marks that nobody knows today.
  text.insertEmbed(text.length, new Y.Map<unknown>([['t', 'hologram'], ['of', 'a cat']])); // prettier-ignore
  text.insert(text.length, 'with a mark', { sparkle: { much: true } });
  text.insertEmbed(text.length, { t: 'plain', n: 1 });
  writer.update(Y.encodeStateAsUpdate(doc));
  await until(() => writer.acks.length === 1 || writer.closed !== null);
  const reader = await real.byToken(await real.member('viewer', 'viewer'));
  await readDoc(reader);
  const rows = await real.db.syncUpdate.findMany({ orderBy: { seq: 'asc' } });
  const heard = reader.updates.length;
  for (let round = 0; round < 3; round++) {
    await readBlocks(real.db, real.sectionId);
    await exportProposal(real.db, real.proposalId, null);
  }
  await reader.settled();
  // It is told the same once more, because it asked, and nothing else.
  expect(reader.updates.slice(heard)).toEqual(reader.updates.slice(0, heard));
  expect(await real.db.syncUpdate.findMany({ orderBy: { seq: 'asc' } })).toEqual(rows);
  expect(await real.db.syncSnapshot.count()).toBe(0);
});

test('22: making blocks of a living document leaves it as it is, whatever it holds', async () => {
  const doc = new Y.Doc();
  const text = doc.getText('body');
  text.insertEmbed(0, new Y.Map<unknown>([['t', 'b'], ['kind', 'from the future'], ['level', -7]])); // prettier-ignore
  text.insert(1, 'words', { strong: true, sparkle: 1 });
  text.insertEmbed(2, new Y.Map<unknown>([['t', 'table'], ['rows', new Y.Array()]])); // prettier-ignore
  text.insertEmbed(0, 'just a word');
  let changes = 0;
  doc.on('update', () => (changes += 1));
  const before = Y.encodeStateAsUpdate(doc);
  expect(blocksFromDoc(doc).length).toBeGreaterThan(0);
  expect([changes, Buffer.from(Y.encodeStateAsUpdate(doc)).equals(before)]).toEqual([0, true]);
});
