import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { readBlocks } from '#app/proposals/read-blocks.server.ts';
import {
  newRoom,
  plainClient,
  Raw,
  readDoc,
  startServer,
  textOnDisk,
  typed,
  until,
  type TestServer,
} from '../support.ts';
import { realProposal } from './real-proposal.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.close());

describe('G3 who may not write', () => {
  test.each(['update', 'stepTwo'] as const)('16: news by %s closes with 4423 and changes nothing', async (way) => {
    const room = newRoom();
    const vic = await Raw.open(server, room, 'vic');
    expect(vic.access).toBe(false);
    vic[way](typed(new Y.Doc(), 'graffiti'));
    expect(await vic.closeCode()).toBe(4423);
    expect(await textOnDisk(server, room)).toBe('');
  });

  test('16: a deletion is news too', async () => {
    const room = newRoom();
    const doc = new Y.Doc();
    const ann = await Raw.open(server, room, 'ann');
    ann.update(typed(doc, 'words'));
    await until(() => ann.acks.length === 1);
    doc.getText('body').delete(0, 3);
    const vic = await Raw.open(server, room, 'vic');
    vic.stepTwo(Y.encodeStateAsUpdate(doc));
    expect(await vic.closeCode()).toBe(4423);
    expect(await textOnDisk(server, room)).toBe('words');
  });

  test('16: an honest reader stays, also when it comes back with all it knows', async () => {
    const room = newRoom();
    const ann = plainClient(server, room, 'ann');
    const vic = plainClient(server, room, 'vic');
    await Promise.all([ann.synced(), vic.synced()]);
    ann.text.insert(0, 'words to read');
    ann.text.delete(0, 6);
    await until(() => vic.text.toString() === 'to read');
    await server.restart();
    await until(() => !vic.provider.synced);
    await vic.synced();
    ann.text.insert(7, ' again');
    await until(() => vic.text.toString() === 'to read again');
    expect(server.sync.metrics().refusals).toEqual({});
    ann.destroy();
    vic.destroy();
  });
});

test.each(['viewer', 'commenter', 'suggester', 'lead of a locked section'])(
  '16: a %s writes nothing, neither by step two nor by update, neither new words nor deletions',
  async (who) => {
    const real = await realProposal();
    const writer = await real.byToken(real.lead.id);
    const doc = await readDoc(writer);
    writer.update(typed(doc, 'what stands here stays'));
    await until(() => writer.acks.length === 1);
    writer.close();
    const isLocked = who.startsWith('lead');
    if (isLocked) await real.db.section.updateMany({ data: { locked: true } });
    const id = isLocked ? real.lead.id : await real.member('somebody', who);
    const before = await real.db.syncUpdate.count();
    const blocks = await readBlocks(real.db, real.sectionId);
    for (const way of ['update', 'stepTwo'] as const)
      for (const change of ['insert', 'delete', 'format'] as const) {
        const raw = await real.byToken(id);
        expect(raw.access).toBe(false);
        const copy = await readDoc(raw);
        const known = Y.encodeStateVector(copy);
        const text = copy.getText('body');
        if (change === 'insert') text.insert(1, 'graffiti');
        else if (change === 'delete') text.delete(1, 4);
        else text.format(1, 4, { strong: true });
        raw[way](Y.encodeStateAsUpdate(copy, known));
        expect(await raw.closeCode()).toBe(4423);
      }
    expect(await real.db.syncUpdate.count()).toBe(before);
    expect(await readBlocks(real.db, real.sectionId)).toEqual(blocks);
    await real.close();
  },
);
