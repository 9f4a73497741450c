import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { inspectUpdate } from '#server/sync/inspect-update.ts';
import { Batch, Judge } from '#server/sync/judge.ts';
import type { Author } from '#server/sync/section-text.ts';
import { StoredText } from '#server/sync/stored-text.ts';
import { seed } from '#test/support/seed.ts';
import { Random } from './fuzz/random.ts';

const rounds = Number(process.env.HONEST_ROUNDS ?? 150);
const nothing = { snapshot: null, vector: null, rows: [] };

/** A room as the server sees it; the ids of everybody are this person's, so that only what was written is judged. */
class Server {
  readonly text = new StoredText(nothing, () => undefined);
  private readonly judge = new Judge(
    { name: 'room', epoch: 1 },
    this.text,
    { owners: new Map(), damaged: false },
    { maxBytes: Infinity, size: 0 },
  );

  /** Why it is refused; null when it is taken, known or asked for again. */
  hear(bytes: Uint8Array): string | null {
    const from = { person: { id: 'ann' }, canWrite: true, refused: false } as Author;
    const batch = new Batch();
    const judgement = this.judge.judge({ from, bytes, stepTwo: true, number: 1 }, batch);
    if ('take' in judgement) this.text.apply([judgement.take.bytes], batch.ends);
    return 'refuse' in judgement ? judgement.why : null;
  }
}

/** What the editor and its undo do to a text, and what people do with their copies. */
function live(docs: Y.Doc[], undo: Y.UndoManager[], random: Random) {
  const i = random.below(docs.length);
  const doc = docs[i]!;
  const text = doc.getText('body');
  const at = random.below(text.length + 1);
  const maps = () =>
    (text.toDelta() as { insert: unknown }[]).flatMap((p) => (p.insert instanceof Y.Map ? p.insert : []));
  const inMap = (map: Y.Map<unknown>) => {
    map.set('kind', `h${random.below(3)}`);
    if (random.chance(0.4)) map.set('rows', new Y.Array());
    const [rows, cell] = [map.get('rows'), map.get('cell')];
    if (rows instanceof Y.Array) rows.insert(random.below(rows.length + 1), ['row']);
    if (cell instanceof Y.Text) cell.insert(random.below(cell.length + 1), 'word');
    if (cell instanceof Y.Text && random.chance(0.3)) cell.delete(0, Math.min(3, cell.length));
  };
  const deeds: [number, () => unknown][] = [
    [35, () => text.insert(at, 'abcdefg'.slice(0, 1 + random.below(5)))],
    [15, () => text.delete(at, Math.min(random.below(8), text.length - at))],
    [6, () => text.format(at, Math.min(6, text.length - at), { strong: random.chance(0.5) || null })],
    [6, () => text.insertEmbed(at, new Y.Map([['kind', 'p']]))],
    [
      4,
      () =>
        text.insertEmbed(
          at,
          new Y.Map<unknown>([
            ['t', 'table'],
            ['cell', new Y.Text('cell')],
          ]),
        ),
    ],
    [8, () => maps().length > 0 && inMap(random.pick(maps()))],
    [3, () => text.delete(0, text.length)],
  ];
  const others: [number, () => unknown][] = [
    [9, () => undo[i]!.undo()],
    [6, () => undo[i]!.redo()],
    [8, () => Y.applyUpdate(doc, Y.encodeStateAsUpdate(random.pick(docs), Y.encodeStateVector(doc)), 'from another')],
  ];
  let dice = random.below(100);
  for (const [share, deed] of deeds) if (dice >= 0 && (dice -= share) < 0) doc.transact(deed, 'me');
  for (const [share, deed] of others) if (dice >= 0 && (dice -= share) < 0) deed();
}

test(
  `T7 nothing that Yjs writes is refused: ${rounds} histories with undo, tables and offline copies (SEED=${seed})`,
  () => {
    const random = new Random(seed);
    for (let round = 0; round < rounds; round++) {
      const docs = random.times(2 + random.below(3), () =>
        Object.assign(new Y.Doc({ gc: random.chance(0.8) }), { clientID: random.below(2 ** 32) }),
      );
      const captureTimeout = random.chance(0.5) ? 0 : 500;
      const undo = docs.map(
        (doc) => new Y.UndoManager(doc.getText('body'), { trackedOrigins: new Set(['me']), captureTimeout }),
      );
      const server = new Server();
      const moments: Uint8Array[] = [];
      for (let step = 0; step < 120; step++) {
        live(docs, undo, random);
        const doc = random.pick(docs);
        if (random.chance(0.1)) moments.push(Y.encodeStateVector(doc));
        if (random.chance(0.05)) expect(server.hear(Y.encodeStateAsUpdate(doc, server.text.vector()))).toBe(null);
      }
      for (const doc of docs) {
        const whole = Y.encodeStateAsUpdate(doc);
        const other = Y.encodeStateAsUpdate(random.pick(docs));
        const parts = moments.flatMap((since) => [Y.encodeStateAsUpdate(doc, since), Y.diffUpdate(whole, since)]);
        for (const bytes of [whole, Y.mergeUpdates([whole, other]), ...parts])
          expect(inspectUpdate(bytes, () => 0)).not.toMatchObject({ verdict: 'refused' });
        expect(server.hear(whole)).toBe(null);
        expect(new Server().hear(whole)).toBe(null);
        doc.destroy();
      }
    }
  },
  60_000 + rounds * 200,
);
