import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { FanOut } from '#server/sync/fan-out/fan-out.ts';
import { MemoryHub } from '#server/sync/fan-out/memory-fan-out.ts';
import { disconnectLive } from '#app/proposals/live.server.ts';
import { newRoom, plainClient, Raw, startServer, textOnDisk, typed, until, type TestServer } from './support.ts';

let hub: MemoryHub;
let a: TestServer;
let b: TestServer;
beforeEach(async () => {
  hub = new MemoryHub();
  a = await startServer({ fanOut: hub.join() });
  b = await startServer({ fanOut: hub.join(), beside: a });
});
afterEach(async () => {
  await b.close();
  await a.close();
});

describe('F two servers on one log', () => {
  test('F1 who is on another server sees the text and the people, in both directions', async () => {
    const room = newRoom();
    const ann = plainClient(a, room, 'ann');
    await ann.synced();
    ann.text.insert(0, 'from a');
    const bob = plainClient(b, room, 'bob');
    await bob.synced();
    await until(() => bob.text.toString() === 'from a');
    bob.text.insert(6, ', from b');
    await until(() => ann.text.toString() === 'from a, from b');
    const sees = (x: typeof ann, y: typeof bob) => x.provider.awareness.getStates().get(y.doc.clientID)?.user?.id;
    bob.provider.awareness.setLocalStateField('cursor', 3);
    await until(() => sees(ann, bob) === 'bob' && sees(bob, ann) === 'ann');
    bob.destroy();
    await until(() => !ann.provider.awareness.getStates().has(bob.doc.clientID));
    expect(await textOnDisk(a, room)).toBe('from a, from b');
    ann.destroy();
  });

  test('F2 both write at the same time, and all end equal', async () => {
    const room = newRoom();
    const clients = [a, b, a, b].map((server, i) => plainClient(server, room, i % 2 ? 'bob' : 'ann'));
    await Promise.all(clients.map((client) => client.synced()));
    for (let i = 0; i < 60; i++) {
      clients[i % 4]!.text.insert(0, `${i % 10}`);
      if (i % 7 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await until(() => clients.every(({ text }) => text.length === 60));
    expect(new Set(clients.map(({ text }) => text.toString())).size).toBe(1);
    expect(await textOnDisk(a, room)).toBe(clients[0]!.text.toString());
    clients.forEach((client) => client.destroy());
  });

  test('F3 a client id taken on one server is refused on the other, also before that heard of it', async () => {
    const room = newRoom();
    const [ann, bob] = [await Raw.open(a, room, 'ann'), await Raw.open(b, room, 'bob')];
    const doc = new Y.Doc();
    const same = new Y.Doc();
    same.clientID = doc.clientID;
    ann.update(typed(doc, 'mine'));
    bob.update(typed(same, 'also mine'));
    await until(() => (ann.acks.length === 1 || ann.closed !== null) && (bob.acks.length === 1 || bob.closed !== null));
    expect([ann, bob].filter((raw) => raw.closed?.code === 4400)).toHaveLength(1);
    expect(['mine', 'also mine']).toContain(await textOnDisk(a, room));
  });

  test('F4 access that changes reaches the sockets of every server', async () => {
    const room = newRoom();
    const [ann, bob] = [await Raw.open(a, room, 'ann'), await Raw.open(b, room, 'ann')];
    disconnectLive({ personId: 'ann' }, 'signedOut');
    expect(await Promise.all([ann.closeCode(), bob.closeCode()])).toEqual([4401, 4401]);
  });

  test('F5 a lost notice costs time and nothing else', async () => {
    await b.close();
    const end = hub.join();
    let deaf = true;
    const sometimes: FanOut = {
      ...end,
      listen: (channel, hear) => end.listen(channel, (notice) => (deaf ? undefined : hear(notice))),
    };
    b = await startServer({ fanOut: sometimes, beside: a, limits: { heartbeatMs: 40 } });
    const room = newRoom();
    const [ann, bob] = [plainClient(a, room, 'ann'), plainClient(b, room, 'bob')];
    await Promise.all([ann.synced(), bob.synced()]);
    ann.text.insert(0, 'unheard');
    await until(() => bob.text.toString() === 'unheard');
    deaf = false;
    ann.text.insert(7, ', heard');
    await until(() => bob.text.toString() === 'unheard, heard');
    ann.destroy();
    bob.destroy();
  });

  test('F6 who changes servers in the middle of writing loses and doubles nothing', async () => {
    const room = newRoom();
    const doc = new Y.Doc();
    const first = await Raw.open(a, room, 'ann');
    await first.settled();
    const other = await Raw.open(b, room, 'bob');
    await other.settled();
    first.update(typed(doc, 'one '));
    await until(() => first.acks.length === 1);
    first.close();
    typed(doc, 'two ');
    const second = await Raw.open(b, room, 'ann');
    await until(() => second.asked.length === 1);
    second.stepTwo(Y.encodeStateAsUpdate(doc, second.asked[0]));
    second.update(typed(doc, 'three'));
    await until(() => second.acks.at(-1) === 2 || second.closed !== null);
    expect(second.closed).toBe(null);
    expect(await textOnDisk(a, room)).toBe('one two three');
  });
});
