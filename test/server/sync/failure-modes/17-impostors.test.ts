import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { messageType, personColor } from '#app/document/wire.ts';
import { presenceUpdate } from '#server/sync/frames.ts';
import { newRoom, plainClient, Raw, startServer, textOnDisk, typed, until, type TestServer } from '../support.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.close());

const foreign = (change: (doc: Y.Doc) => void) => {
  const doc = new Y.Doc();
  change(doc);
  return Y.encodeStateAsUpdate(doc);
};

test.each([
  ['a map of its own', foreign((doc) => doc.getMap('config').set('a', 1))],
  ['a text of its own', foreign((doc) => doc.getText('other').insert(0, 'x'))],
  ['a key on the body', foreign((doc) => doc.getText('body').setAttribute('a', 'b'))],
  ['a subdocument', foreign((doc) => doc.getText('body').insertEmbed(0, new Y.Map([['inner', new Y.Doc()]])))],
])('17: T1 %s is refused with 4400', async (_what, bytes) => {
  const room = newRoom();
  const raw = await Raw.open(server, room, 'ann');
  raw.update(bytes);
  expect(await raw.closeCode()).toBe(4400);
  expect(server.sync.metrics().rows).toBe(0);
});

test('17: T5 a client id belongs to who wrote with it first, over a restart and a fold, in any of their sessions', async () => {
  const room = newRoom();
  const doc = new Y.Doc();
  const bob = await Raw.open(server, room, 'bob');
  bob.update(typed(doc, 'bob '));
  await until(() => bob.acks.length === 1);
  await server.restart();
  const thief = await Raw.open(server, room, 'cy');
  const stolen = new Y.Doc();
  Y.applyUpdate(stolen, Y.encodeStateAsUpdate(doc));
  stolen.clientID = doc.clientID;
  thief.update(typed(stolen, 'says what bob never said'));
  expect(await thief.closeCode()).toBe(4400);
  const again = await Raw.open(server, room, 'bob');
  again.update(typed(doc, 'again'));
  await until(() => again.acks.length === 1);
  expect(await textOnDisk(server, room)).toBe('bob again');
});

test('17: T5 what others wrote may come back from anybody', async () => {
  const room = newRoom();
  const doc = new Y.Doc();
  const bob = await Raw.open(server, room, 'bob');
  bob.update(typed(doc, 'bob '));
  await until(() => bob.acks.length === 1);
  const cy = await Raw.open(server, room, 'cy');
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  typed(copy, 'and cy');
  cy.stepTwo(Y.encodeStateAsUpdate(copy));
  await until(() => cy.acks.length === 1);
  expect(await textOnDisk(server, room)).toBe('bob and cy');
});

test('17: P2 the server says who somebody is', async () => {
  const room = newRoom();
  const [ann, bob] = [await Raw.open(server, room, 'ann'), await Raw.open(server, room, 'bob')];
  bob.present(7, 1, { user: { id: 'ann', name: 'Ann', color: 'red' }, cursor: 3 });
  await until(() => ann.presence.length === 1);
  const user = { id: 'bob', name: 'BOB', color: personColor('bob') };
  expect(ann.presence).toEqual([{ clientId: 7, state: { user, cursor: 3 } }]);
});

test('17: P1 nobody speaks for another: not for a present one, not for one who wrote, not for a second id', async () => {
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

test('17: P1 of an echo with many entries only one’s own is taken', async () => {
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
