import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { syncFrame } from '#server/sync/frames.ts';
import { newRoom, Raw, startServer, textOnDisk, typed, until } from './support.ts';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

test(`T3 mutated frames change nothing for a reader and break nothing for a writer (SEED=${seed})`, async () => {
  const server = await startServer();
  let state = seed;
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
  const room = newRoom();
  const doc = new Y.Doc();
  const ann = await Raw.open(server, room, 'ann');
  ann.update(typed(doc, 'what stands here stays'));
  await until(() => ann.acks.length === 1);
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const news = typed(copy, ' and more');
  const seeds = [
    syncFrame('update', news),
    syncFrame('two', Y.encodeStateAsUpdate(copy)),
    syncFrame('one', Y.encodeStateVector(copy)),
  ];
  for (const name of ['vic', 'bob']) {
    // A writer's mutations may be valid words: they go elsewhere, so that this room's text can be compared.
    const target = name === 'vic' ? room : newRoom();
    let raw = await Raw.open(server, target, name);
    for (let i = 0; i < 600; i++) {
      const frame = seeds[random(seeds.length)]!.slice();
      for (let flips = random(4) + 1; flips > 0; flips--) frame[random(frame.length)] = random(256);
      raw.socket.send(random(5) === 0 ? frame.subarray(0, random(frame.length)) : frame);
      if (i % 3 === 0) await raw.settled();
      if (raw.closed) raw = await Raw.open(server, target, name);
    }
    raw.close();
  }
  await ann.settled();
  expect([ann.closed, server.sync.healthy()]).toEqual([null, true]);
  expect(await textOnDisk(server, room)).toBe('what stands here stays');
  await server.close();
});
