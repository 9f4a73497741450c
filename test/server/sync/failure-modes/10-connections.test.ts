import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { SqliteLog } from '#server/sync/log/sqlite-log.ts';
import { newRoom, plainClient, Raw, startServer, textOnDisk, typed, until, type TestServer } from '../support.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.close());

const restartWith = async (limits: Parameters<typeof startServer>[0] = {}) => {
  await server.close();
  server = await startServer(limits);
};

/** Between a client and the server; after `swallow` nothing of what is open gets through, and nobody is told. */
async function cable(port: number) {
  const ends: Socket[] = [];
  const pass = (from: Socket, to: Socket) =>
    from
      .on('data', (bytes) => to.write(bytes))
      .on('error', () => undefined)
      .on('close', () => to.destroy());
  const proxy = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    ends.push(near, far);
    pass(near, far);
    pass(far, near);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    port: (proxy.address() as AddressInfo).port,
    swallow() {
      for (const end of ends) end.removeAllListeners('data').removeAllListeners('close').resume();
    },
    close() {
      for (const end of ends) end.destroy();
      proxy.close();
    },
  };
}

test('10: P4 a silent socket is cut, a living one hears a heartbeat', async () => {
  await restartWith({ limits: { heartbeatMs: 30 } });
  const room = newRoom();
  const dead = await Raw.open(server, room, 'bob');
  dead.socket.pause();
  const alive = await Raw.open(server, room, 'ann');
  await until(() => server.sync.metrics().connections === 1);
  await alive.settled();
  expect(alive.closed).toBe(null);
});

test('10: a half-open socket is cut, its cursor goes, and who was behind it comes back with what they typed', async () => {
  await restartWith({ limits: { heartbeatMs: 40 } });
  const room = newRoom();
  const wire = await cable(server.port);
  const behind = plainClient({ ...server, url: `ws://127.0.0.1:${wire.port}/sync` }, room, 'ann');
  const bob = plainClient(server, room, 'bob');
  await Promise.all([behind.synced(), bob.synced()]);
  const sees = () => bob.provider.awareness.getStates().has(behind.doc.clientID);
  behind.provider.awareness.setLocalStateField('cursor', 1);
  behind.text.insert(0, 'before ');
  await until(() => bob.text.toString() === 'before ' && sees());
  wire.swallow();
  behind.text.insert(7, 'into the void ');
  await until(() => server.sync.metrics().connections === 1 && !sees());
  expect(bob.text.toString()).toBe('before ');
  behind.provider.disconnect(); // what its own watch over silence does after 30 seconds
  behind.provider.connect();
  await until(() => bob.text.toString() === 'before into the void ');
  behind.destroy();
  bob.destroy();
  wire.close();
});

test('10: 200 browsers that come back at once after a restart are in step soon, from one reading of the room', async () => {
  let loads = 0;
  class CountingLog extends SqliteLog {
    override load(...args: Parameters<SqliteLog['load']>) {
      loads += 1;
      return super.load(...args);
    }
  }
  await restartWith({ makeStore: (file) => new CountingLog(file) });
  const room = newRoom();
  const author = await Raw.open(server, room, 'ann');
  const doc = new Y.Doc();
  for (let i = 0; i < 300; i++) author.update(typed(doc, `[${i}]`));
  await until(() => author.acks.at(-1) === 300);
  const storm = async (): Promise<[Raw[], number]> => {
    const started = performance.now();
    const all = await Promise.all(Array.from({ length: 200 }, () => Raw.open(server, room, 'bob')));
    for (const raw of all) raw.stepOne();
    await until(() => all.every((raw) => raw.synced));
    return [all, performance.now() - started];
  };
  const [before] = await storm();
  loads = 0;
  await server.restart();
  await Promise.all(before.map((raw) => raw.closeCode()));
  const [after, ms] = await storm();
  expect([loads, server.sync.metrics().connections]).toEqual([1, 200]);
  expect(ms).toBeLessThan(4000);
  for (const raw of after) {
    const copy = new Y.Doc();
    for (const update of raw.updates) Y.applyUpdate(copy, update);
    expect(copy.getText('body').length).toBe(doc.getText('body').length);
    raw.close();
  }
});

test('10: P5 a slow reader is cut and holds nobody up; then it comes back and catches up', async () => {
  await restartWith({ limits: { unsentBytes: 500_000 } });
  const room = newRoom();
  const [ann, slow, bob] = [
    await Raw.open(server, room, 'ann'),
    await Raw.open(server, room, 'cy'),
    await Raw.open(server, room, 'bob'),
  ];
  await Promise.all([slow.settled(), bob.settled()]);
  slow.socket.pause();
  const doc = new Y.Doc();
  const waits: number[] = [];
  const before = process.memoryUsage().rss;
  while (server.sync.metrics().refusals.slowReader === undefined) {
    const heard = bob.updates.length;
    const started = performance.now();
    ann.update(typed(doc, 'x'.repeat(50_000)));
    await until(() => bob.updates.length > heard);
    waits.push(performance.now() - started);
  }
  expect(waits.sort((a, b) => a - b)[Math.floor(waits.length * 0.95)]).toBeLessThan(250);
  expect(process.memoryUsage().rss - before).toBeLessThan(256 * 1024 * 1024);
  expect(server.sync.metrics().connections).toBe(2);
  slow.socket.resume();
  await until(() => slow.closed !== null);
  const back = plainClient(server, room, 'cy');
  await back.synced();
  expect(back.text.toString()).toBe(doc.getText('body').toString());
  back.destroy();
  expect(await textOnDisk(server, room)).toBe(doc.getText('body').toString());
});

test('10: a browser that stops reading in the middle of the handshake leaves nothing behind', async () => {
  const room = newRoom();
  const half = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const socket = connect(server.port, '127.0.0.1');
      socket.on('error', () => undefined);
      await new Promise((resolve) => socket.once('connect', resolve));
      socket.write(`GET /sync/${room} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ann\r\nUpgrade: websocket\r\nConn`);
      return socket;
    }),
  );
  for (const socket of half) socket.destroy();
  const ann = await Raw.open(server, room, 'ann');
  await ann.settled();
  expect(server.sync.metrics()).toMatchObject({ connections: 1, rooms: 1 });
});
