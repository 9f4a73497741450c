import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { newRoom, plainClient, Raw, startServer, textOnDisk, typed, until, type TestServer } from '../support.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.close());

/** Bob writes, goes offline and writes on. */
async function offline(room: string) {
  const bob = plainClient(server, room, 'bob');
  await bob.synced();
  bob.text.insert(0, 'online');
  await until(() => server.sync.metrics().rows === 1);
  bob.provider.disconnect();
  bob.text.insert(6, ', and offline');
  bob.text.delete(0, 2);
  return bob;
}

test('13: a writer who was made a viewer while offline is refused with 4423, and nothing of it is merged', async () => {
  const room = newRoom();
  const bob = await offline(room);
  const ann = await Raw.open(server, room, 'ann');
  await ann.settled();
  server.people.roles.set('bob', 'viewer');
  bob.provider.connect();
  await until(() => server.sync.metrics().refusals.readOnly === 1);
  await ann.settled();
  const seen = new Y.Doc();
  for (const update of ann.updates) Y.applyUpdate(seen, update);
  expect(seen.getText('body').toString()).toBe('online');
  expect(bob.text.toString()).toBe('line, and offline'); // it is still theirs
  bob.destroy();
  expect(await textOnDisk(server, room)).toBe('online');
});

test('13: somebody removed while offline is not let in, and hears why', async () => {
  const room = newRoom();
  const bob = await offline(room);
  server.people.roles.set('bob', 'none' as 'viewer');
  bob.provider.connect();
  await until(() => server.sync.metrics().turnedAway > 0);
  bob.provider.disconnect();
  expect(await (await Raw.open(server, room, 'bob', { query: '?explain=1' })).closeCode()).toBe(4403);
  expect(bob.text.toString()).toBe('line, and offline');
  bob.destroy();
  expect(await textOnDisk(server, room)).toBe('online');
});

test('13: an honest viewer’s copy of what everybody has is let in, with the offline words of another it is not', async () => {
  const room = newRoom();
  const bob = await offline(room);
  bob.provider.connect();
  await until(() => server.sync.metrics().rows > 1);
  const carried = new Y.Doc();
  Y.applyUpdate(carried, Y.encodeStateAsUpdate(bob.doc));
  const vic = await Raw.open(server, room, 'vic');
  vic.stepTwo(Y.encodeStateAsUpdate(carried));
  await until(() => vic.acks.at(-1) === 1 || vic.closed !== null);
  expect(vic.closed).toBe(null);
  bob.provider.disconnect();
  bob.text.insert(0, 'new ');
  vic.stepTwo(Y.encodeStateAsUpdate(bob.doc));
  expect(await vic.closeCode()).toBe(4423);
  bob.destroy();
  expect(await textOnDisk(server, room)).toBe('line, and offline');
});

test('13: what is under way while a role is taken away is not stored either', async () => {
  const room = newRoom();
  const bob = await Raw.open(server, room, 'bob');
  await bob.settled();
  let answer = () => {};
  server.people.wait = new Promise((resolve) => (answer = resolve));
  server.people.roles.set('bob', 'viewer');
  const started = performance.now();
  const done = server.sync.recheck({ personId: 'bob' });
  bob.update(typed(new Y.Doc(), 'too late'));
  await bob.settled();
  answer();
  await done;
  expect(await bob.closeCode()).toBe(4509);
  expect(performance.now() - started).toBeLessThan(1000);
  expect(await textOnDisk(server, room)).toBe('');
});
