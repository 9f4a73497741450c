import { expect, test } from 'vitest';
import { sendOwnPresenceOnly } from '#app/editor/connection/own-presence.ts';
import { messageType } from '#app/document/wire.ts';
import { newRoom, plainClient, startServer, until } from '#test/server/sync/support.ts';

test('what is heard of others is not sent back, one’s own comings and goings are', async () => {
  const server = await startServer();
  const room = newRoom();
  const ann = plainClient(server, room, 'ann');
  sendOwnPresenceOnly(ann.provider);
  const bob = plainClient(server, room, 'bob');
  await Promise.all([ann.synced(), bob.synced()]);
  const sees = (a: typeof ann, b: typeof bob) => a.provider.awareness.getStates().get(b.doc.clientID);
  ann.provider.awareness.setLocalStateField('cursor', 0);
  await until(() => sees(bob, ann)?.cursor === 0);
  let sent = 0;
  const { ws } = ann.provider;
  const send = ws!.send.bind(ws);
  ws!.send = (data: Uint8Array<ArrayBuffer>) => {
    if (data[0] === messageType.awareness) sent += 1;
    send(data);
  };
  for (let i = 1; i <= 20; i++) {
    bob.provider.awareness.setLocalStateField('cursor', i);
    await until(() => sees(ann, bob)?.cursor === i);
  }
  expect(sent).toBe(0);
  ann.provider.awareness.setLocalStateField('cursor', 7);
  await until(() => sees(bob, ann)?.cursor === 7);
  ann.provider.awareness.setLocalState(null);
  await until(() => sees(bob, ann) === undefined);
  expect(sent).toBe(2);
  ann.destroy();
  bob.destroy();
  await server.close();
});
