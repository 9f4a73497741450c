import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { inspectUpdate } from '#server/sync/inspect-update.ts';
import { seed } from '#test/support/seed.ts';
import { Random } from './fuzz/random.ts';

test(`nothing that Yjs writes is odd: changes, merged ones, differences, whole documents, also with gaps (SEED=${seed})`, () => {
  const random = new Random(seed);
  for (let round = 0; round < 60; round++) {
    const docs = random.times(3, () => new Y.Doc());
    const updates: Uint8Array[] = [];
    const refused: string[] = [];
    const check = (bytes: Uint8Array, what: string) => {
      const known = random.chance(0.5) ? random.pick(docs) : new Y.Doc();
      const inspection = inspectUpdate(bytes, (client) => Y.getState(known.store, client));
      if (inspection.verdict === 'refused') refused.push(`${what}: ${inspection.why}`);
    };
    const undo = docs.map((doc) => new Y.UndoManager(doc.getText('body')));
    for (const doc of docs) doc.on('update', (bytes: Uint8Array) => updates.push(bytes));
    for (let step = 0; step < 60; step++) {
      const i = random.below(3);
      const text = docs[i]!.getText('body');
      const at = random.below(text.length + 1);
      const dice = random.below(12);
      if (dice < 4) text.insert(at, random.pick(['a', 'words ', '\u{1F600}']));
      else if (dice < 6) text.delete(at, Math.min(random.below(9), text.length - at));
      else if (dice < 7) text.format(at, Math.min(6, text.length - at), { strong: random.chance(0.5) || null });
      else if (dice < 8)
        text.insertEmbed(at, new Y.Map<unknown>([['t', 'b'], ['rows', Y.Array.from([{ a: [1] }, 'x'])]])); // prettier-ignore
      else if (dice < 9) undo[i]!.undo();
      // Some come late and some not at all, so that parts wait for others.
      else if (updates.length > 0) Y.applyUpdate(random.pick(docs), random.pick(updates), 'remote');
    }
    for (const bytes of updates) check(bytes, 'a change');
    for (const doc of docs) {
      check(Y.encodeStateAsUpdate(doc), 'a document');
      check(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(random.pick(docs))), 'a difference');
      check(Y.diffUpdate(Y.encodeStateAsUpdate(doc), Y.encodeStateVector(random.pick(docs))), 'a difference of bytes');
    }
    for (let i = 0; i < 10; i++)
      check(Y.mergeUpdates(random.times(1 + random.below(9), () => random.pick(updates))), 'merged');
    expect(refused).toEqual([]);
    for (const doc of docs) doc.destroy();
  }
});
