import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { fingerprint } from '#server/sync/log/fold.ts';
import { SqliteLog } from '#server/sync/log/sqlite-log.ts';
import type { LoggedRoom } from '#server/sync/log/sync-log.ts';
import { Room } from '#server/sync/room.ts';
import { newRoom, plainClient, Raw, startServer, textOnDisk, typed, until, type TestServer } from '../support.ts';
import { seed } from '#test/support/seed.ts';
import { Random } from '../fuzz/random.ts';

/** A log that takes its time to read, some turns of the event loop more each time. */
class SlowLog extends SqliteLog {
  loads = 0;
  override async load(room: string, epoch: number, thorough?: boolean): Promise<LoggedRoom> {
    const turns = 1 + (this.loads++ % 7) * 3;
    for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
    const loaded = await super.load(room, epoch, thorough);
    for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
    return loaded;
  }
}

/** Counts the rooms that are alive, by name; the most at the same time. */
function watchRooms() {
  const alive = new Map<string, Set<Room>>();
  let most = 0;
  const { open } = Room;
  const { destroy } = Room.prototype;
  Room.open = async (place, parts) => {
    const room = await open.call(Room, place, parts);
    const those = alive.get(room.name) ?? new Set();
    alive.set(room.name, those.add(room));
    most = Math.max(most, those.size);
    return room;
  };
  Room.prototype.destroy = function () {
    alive.get(this.name)?.delete(this);
    destroy.call(this);
  };
  const stop = () => {
    Room.open = open;
    Room.prototype.destroy = destroy;
  };
  return { stop, most: () => most };
}

let server: TestServer;
let rooms: ReturnType<typeof watchRooms>;
afterEach(async () => {
  rooms.stop();
  await server.close();
});

async function start() {
  rooms = watchRooms();
  let log: SlowLog | null = null;
  server = await startServer({
    makeStore: (file) => (log = new SlowLog(file)),
    limits: { idleRoomMs: 0, compactIdleRows: 5 },
  });
  return log as unknown as SlowLog;
}

test(`6: people come, write one word and go, while the room is opened and dropped under them (SEED=${seed})`, async () => {
  const random = new Random(seed);
  const log = await start();
  const names = [newRoom(), newRoom()];
  const written = new Map(names.map((name) => [name, [] as string[]]));
  const visit = async (who: string, i: number) => {
    const name = random.pick(names);
    const raw = await Raw.open(server, name, who);
    const word = `[${who}${i}]`;
    raw.update(typed(new Y.Doc(), word));
    await until(() => raw.acks.length === 1 || raw.closed !== null);
    if (raw.acks.length === 1) written.get(name)!.push(word);
    if (random.chance(0.3)) await raw.settled();
    raw.close();
    if (random.chance(0.7)) await until(() => server.sync.metrics().connections === 0 || random.chance(0.1));
  };
  const come = async (who: string) => {
    for (let i = 0; i < 40; i++) await visit(who, i);
  };
  await Promise.all(['ann', 'bob', 'cy', 'ann', 'bob'].map((who, i) => come(who).then(() => i)));
  await until(() => server.sync.metrics().rooms === 0);
  expect(log.loads).toBeGreaterThan(10);
  expect(rooms.most()).toBe(1);
  for (const name of names) {
    const text = await textOnDisk(server, name);
    expect(written.get(name)!.filter((word) => !text.includes(word))).toEqual([]);
  }
});

test('6: plain clients who reload all the time end equal, and nothing is there twice', async () => {
  const log = await start();
  const room = newRoom();
  const typist = plainClient(server, room, 'ann');
  await typist.synced();
  for (let i = 0; i < 25; i++) {
    typist.text.insert(typist.text.length, `[${i}]`);
    if (i % 3 === 0) typist.provider.disconnect();
    const reader = plainClient(server, room, i % 2 ? 'bob' : 'vic');
    await reader.synced();
    typist.provider.connect();
    await until(() => fingerprint(reader.doc) === fingerprint(typist.doc));
    reader.destroy();
  }
  typist.destroy();
  expect(log.loads).toBeGreaterThan(0);
  expect(rooms.most()).toBe(1);
  expect(await textOnDisk(server, room)).toBe(Array.from({ length: 25 }, (_, i) => `[${i}]`).join(''));
});

test('6: who asks while the room is being read is answered from the whole of it', async () => {
  const log = await start();
  const room = newRoom();
  const ann = await Raw.open(server, room, 'ann');
  ann.update(typed(new Y.Doc(), 'all of it'));
  await until(() => ann.acks.length === 1);
  ann.close();
  await until(() => server.sync.metrics().rooms === 0);
  const before = log.loads;
  const all = await Promise.all(Array.from({ length: 30 }, () => Raw.open(server, room, 'bob')));
  for (const raw of all) raw.stepOne();
  await until(() => all.every((raw) => raw.synced));
  for (const raw of all) {
    const doc = new Y.Doc();
    for (const update of raw.updates) Y.applyUpdate(doc, update);
    expect(doc.getText('body').toString()).toBe('all of it');
    raw.close();
  }
  expect([log.loads - before, rooms.most()]).toEqual([1, 1]);
});
