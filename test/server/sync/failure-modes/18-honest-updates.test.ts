import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { seed } from '#test/support/seed.ts';
import { Random } from '../fuzz/random.ts';
import { newRoom, Raw, startServer, typed, until, type TestServer } from '../support.ts';

// What is refused as hostile must never be what an honest client writes.
let server: TestServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.close());

test(`18: what fast honest people write among each other’s words is taken, however it arrives (SEED=${seed})`, async () => {
  const room = newRoom();
  const random = new Random(seed);
  const [ann, bob] = [await Raw.open(server, room, 'ann'), await Raw.open(server, room, 'bob')];
  const [a, b] = [new Y.Doc(), new Y.Doc()];
  const sent = { ann: 0, bob: 0 };
  const keep = (doc: Y.Doc, raw: Raw, who: 'ann' | 'bob') =>
    doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin === 'remote') return;
      sent[who] += 1;
      raw.update(bytes);
    });
  keep(a, ann, 'ann');
  keep(b, bob, 'bob');
  for (const raw of [ann, bob]) raw.stepOne();
  const heard = { ann: 0, bob: 0 };
  const listen = (doc: Y.Doc, raw: Raw, who: 'ann' | 'bob') => {
    for (; heard[who] < raw.updates.length; heard[who]++) Y.applyUpdate(doc, raw.updates[heard[who]]!, 'remote');
  };
  const edit = (doc: Y.Doc) => {
    const text = doc.getText('body');
    const at = random.below(text.length + 1);
    const dice = random.below(10);
    const map = new Y.Map<unknown>([
      ['t', 'table'],
      ['rows', Y.Array.from(['r1'])],
    ]);
    if (dice < 5) text.insert(at, 'ab');
    else if (dice < 6) text.insertEmbed(at, map);
    else if (dice < 7) text.format(at, Math.min(5, text.length - at), { strong: random.chance(0.5) || null });
    else if (dice < 9) text.delete(at, Math.min(random.below(6), text.length - at));
    else {
      const embeds = (text.toDelta() as { insert: unknown }[]).flatMap(({ insert }) =>
        insert instanceof Y.Map ? insert : [],
      );
      const rows: unknown = embeds.length > 0 ? random.pick(embeds).get('rows') : null;
      if (rows instanceof Y.Array) rows.insert(random.below(rows.length + 1), ['x']);
    }
  };
  for (let round = 0; round < 60; round++) {
    for (let i = random.below(30); i > 0; i--) edit(random.chance(0.5) ? a : b);
    if (random.chance(0.5)) listen(a, ann, 'ann');
    if (random.chance(0.5)) listen(b, bob, 'bob');
    if (random.chance(0.3)) await new Promise((resolve) => setImmediate(resolve));
  }
  const isSaved = () => [ann.acks.at(-1) ?? 0, bob.acks.at(-1) ?? 0].join() === [sent.ann, sent.bob].join();
  await until(() => {
    listen(a, ann, 'ann');
    listen(b, bob, 'bob');
    return isSaved() || ann.closed !== null || bob.closed !== null;
  });
  // What one has is said once more by the other: nothing of it contradicts what is there.
  ann.stepTwo(Y.encodeStateAsUpdate(b));
  bob.update(Y.encodeStateAsUpdate(a));
  await Promise.all([ann.settled(), bob.settled()]);
  expect([ann.closed, bob.closed, server.sync.metrics().refusals]).toEqual([null, null, {}]);
});

test.each(['forwards', 'backwards', 'anywhere'])(
  '18: two who write thousands of words %s at one place while they are offline are both taken',
  async (how) => {
    const room = newRoom();
    const random = new Random(seed);
    const docs = ['ann', 'bob'].map(() => new Y.Doc());
    const base = typed(new Y.Doc(), 'begin end');
    for (const doc of docs) {
      Y.applyUpdate(doc, base);
      const text = doc.getText('body');
      for (let i = 0; i < 3_000; i++) {
        const own = text.length - 9;
        text.insert(6 + (how === 'forwards' ? own : how === 'backwards' ? 0 : random.below(own + 1)), 'a');
      }
    }
    const first = await Raw.open(server, room, 'cy');
    first.update(base);
    await until(() => first.acks.length === 1);
    for (const [i, name] of ['ann', 'bob'].entries()) {
      const raw = await Raw.open(server, room, name);
      raw.stepTwo(Y.encodeStateAsUpdate(docs[i]!));
      await until(() => raw.acks.at(-1) === 1 || raw.closed !== null);
      expect(raw.closed).toBe(null);
      raw.stepTwo(Y.encodeStateAsUpdate(docs[i]!)); // all of it once more
      await until(() => raw.acks.at(-1) === 2 || raw.closed !== null);
      expect(raw.closed).toBe(null);
    }
  },
);
