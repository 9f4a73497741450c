import { afterEach, beforeEach, expect, test } from 'vitest';
import { newRoom, plainClient, Raw, startServer, until, type TestServer } from './support.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.close());

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
