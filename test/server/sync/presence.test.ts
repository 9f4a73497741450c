import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { messageType, personColor } from '#app/document/wire.ts';
import { presenceUpdate } from '#server/sync/frames.ts';
import { newRoom, plainClient, Raw, startServer, typed, until, type TestServer } from './support.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.close());

test('P2 the server says who somebody is', async () => {
  const room = newRoom();
  const [ann, bob] = [await Raw.open(server, room, 'ann'), await Raw.open(server, room, 'bob')];
  bob.present(7, 1, { user: { id: 'ann', name: 'Ann', color: 'red' }, cursor: 3 });
  await until(() => ann.presence.length === 1);
  const user = { id: 'bob', name: 'BOB', color: personColor('bob') };
  expect(ann.presence).toEqual([{ clientId: 7, state: { user, cursor: 3 } }]);
});

test('P1 nobody speaks for another: not for a present one, not for one who wrote, not for a second id', async () => {
  const room = newRoom();
  const [ann, bob, cy] = await Promise.all(['ann', 'bob', 'cy'].map((name) => Raw.open(server, room, name)));
  const doc = new Y.Doc();
  ann!.update(typed(doc, 'mine'));
  await until(() => ann!.acks.length === 1);
  bob!.present(7, 1, {});
  await until(() => ann!.presence.length === 1 && cy!.presence.length === 1);
  cy!.present(7, 9, { fake: true });
  cy!.present(7, 9, null);
  cy!.present(doc.clientID, 9, { fake: true });
  cy!.present(8, 1, { real: true });
  cy!.present(9, 1, { second: true });
  await until(() => ann!.presence.length === 2);
  await cy!.settled();
  expect(ann!.presence.map(({ clientId }) => clientId)).toEqual([7, 8]);
  expect(bob!.presence.map(({ clientId }) => clientId)).toEqual([8]);
});

test('P1 of an echo with many entries only one’s own is taken', async () => {
  const room = newRoom();
  const [ann, bob] = [plainClient(server, room, 'ann'), plainClient(server, room, 'bob')];
  await Promise.all([ann.synced(), bob.synced()]);
  const raw = await Raw.open(server, room, 'cy');
  raw.present(7, 1, { here: 1 });
  await until(() => ann.provider.awareness.getStates().has(7));
  const others = [ann.doc.clientID, bob.doc.clientID].map((clientId) => ({ clientId, clock: 9, state: '{"fake":1}' }));
  raw.send(
    messageType.awareness,
    presenceUpdate([others[0]!, { clientId: 7, clock: 2, state: '{"here":2}' }, others[1]!]),
  );
  await until(() => ann.provider.awareness.getStates().get(7)?.here === 2);
  await raw.settled();
  expect(raw.closed).toBe(null);
  expect(ann.provider.awareness.getStates().get(bob.doc.clientID)).not.toHaveProperty('fake');
  ann.destroy();
  bob.destroy();
});

test('P3 who leaves is gone at once, who comes sees who is here', async () => {
  const room = newRoom();
  const bob = await Raw.open(server, room, 'bob');
  bob.present(7, 1, { here: true });
  await bob.settled();
  const ann = await Raw.open(server, room, 'ann');
  await until(() => ann.presence.length === 1);
  bob.close();
  await until(() => ann.presence.length === 2);
  expect(ann.presence[1]).toEqual({ clientId: 7, state: null });
});

test('P3 plain clients see each other again after the server restarts', async () => {
  const room = newRoom();
  const [ann, bob] = [plainClient(server, room, 'ann'), plainClient(server, room, 'bob')];
  const sees = (a: typeof ann, b: typeof ann) => a.provider.awareness.getStates().has(b.doc.clientID);
  bob.provider.awareness.setLocalStateField('cursor', 1);
  await until(() => sees(ann, bob) && sees(bob, ann));
  await server.restart();
  await until(() => !sees(ann, bob));
  await until(() => sees(ann, bob) && sees(bob, ann));
  expect(ann.provider.awareness.getStates().get(bob.doc.clientID)).toMatchObject({ cursor: 1, user: { id: 'bob' } });
  ann.destroy();
  bob.destroy();
});

test('P4 a silent socket is cut, a living one hears a heartbeat', async () => {
  await server.close();
  server = await startServer({ limits: { heartbeatMs: 30 } });
  const room = newRoom();
  const dead = await Raw.open(server, room, 'bob');
  dead.socket.pause();
  const alive = await Raw.open(server, room, 'ann');
  await until(() => server.sync.metrics().connections === 1);
  await alive.settled();
  expect(alive.closed).toBe(null);
});

test('P5 a reader that falls behind is cut off', async () => {
  await server.close();
  server = await startServer({ limits: { unsentBytes: 200_000 } });
  const room = newRoom();
  const slow = await Raw.open(server, room, 'bob');
  await slow.settled();
  slow.socket.pause();
  const ann = await Raw.open(server, room, 'ann');
  const doc = new Y.Doc();
  for (let i = 1; server.sync.metrics().refusals.slowReader === undefined; i++) {
    ann.update(typed(doc, 'x'.repeat(100_000)));
    await until(() => ann.acks.at(-1) === i);
  }
  expect(server.sync.metrics().connections).toBe(1);
});
