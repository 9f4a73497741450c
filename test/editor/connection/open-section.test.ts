import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readCopy } from '#app/editor/connection/device-databases.ts';
import { unsavedTabs } from '#app/editor/connection/device-notes.ts';
import { forgetDevice } from '#app/editor/connection/forget-device.ts';
import type { SectionConnection } from '#app/editor/connection/open-section.ts';
import { SqliteLog } from '#server/sync/log/sqlite-log.ts';
import type { LogEntry } from '#server/sync/log/sync-log.ts';
import { newRoom, startServer, textOnDisk, until, type TestServer } from '#test/server/sync/support.ts';
import { freshDevice, kind, noDevice, Tabs, text } from './support.ts';

let server: TestServer;
const tabs = new Tabs(() => server);
const open = tabs.open.bind(tabs);
const close = tabs.close.bind(tabs);
beforeEach(async () => {
  freshDevice();
  server = await startServer();
});
afterEach(async () => {
  tabs.closeAll();
  await server.close();
  noDevice();
});

/** What IndexedDB answers in a window that may not store. */
function failing(): IDBOpenDBRequest {
  const request = { error: new Error('not allowed') } as unknown as IDBOpenDBRequest;
  queueMicrotask(() => request.onerror?.({ target: request } as unknown as Event));
  return request;
}

/** A log that holds its breath until told. */
class SlowLog extends SqliteLog {
  private gate: Promise<void> = Promise.resolve();
  release = () => {};
  hold() {
    this.gate = new Promise((resolve) => (this.release = resolve));
  }
  override async append(entries: LogEntry[]) {
    await this.gate;
    return super.append(entries);
  }
}

describe('C1 Saved', () => {
  test('is not said before the disk has it', async () => {
    await server.close();
    let log: SlowLog | null = null;
    server = await startServer({ makeStore: (file) => (log = new SlowLog(file)) });
    const room = newRoom();
    const [ann, bob] = [open(room, 'ann'), open(room, 'bob')];
    await Promise.all([kind(ann, 'saved'), kind(bob, 'saved')]);
    log!.hold();
    text(ann).insert(0, 'a');
    expect(ann.status.get()).toMatchObject({ kind: 'saving', say: 'Saving…' });
    await bob.whenReady;
    text(ann).insert(1, 'b');
    for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect([ann.status.get().kind, text(bob).toString()]).toEqual(['saving', '']);
    log!.release();
    await kind(ann, 'saved');
    expect(log!.counts().rows).toBe(2);
    await until(() => text(bob).toString() === 'ab');
    expect(bob.status.get().kind).toBe('saved');
  });

  test('holds for what was typed offline, by two people, once both are back', async () => {
    const room = newRoom();
    const [ann, bob] = [open(room, 'ann'), open(room, 'bob')];
    await Promise.all([kind(ann, 'saved'), kind(bob, 'saved')]);
    server.unreachable(true);
    const offline = (connection: SectionConnection) => connection.status.get().say === 'Offline, kept on this device';
    await until(() => offline(ann) && offline(bob));
    for (const letter of 'ann ') text(ann).insert(text(ann).length, letter);
    text(bob).insert(0, 'bob');
    expect(offline(ann) && offline(bob)).toBe(true);
    expect(server.sync.metrics().rows).toBe(0);
    const rowsWhenSaved: number[] = [];
    ann.status.subscribe(() => {
      if (ann.status.get().kind === 'saved') rowsWhenSaved.push(server.sync.metrics().rows);
    });
    server.unreachable(false);
    await Promise.all([kind(ann, 'saved'), kind(bob, 'saved')]);
    expect(rowsWhenSaved[0]).toBeGreaterThan(0);
    await until(() => text(ann).length === 7 && text(ann).toString() === text(bob).toString());
    expect((await textOnDisk(server, room)).length).toBe(7);
  });

  test('comes back after the disk was full', async () => {
    await server.close();
    let full = true;
    class FullLog extends SqliteLog {
      override append(entries: LogEntry[]) {
        return full ? Promise.reject(new Error('disk is full')) : super.append(entries);
      }
    }
    server = await startServer({ makeStore: (file) => new FullLog(file) });
    const ann = open(newRoom(), 'ann');
    await kind(ann, 'saved');
    text(ann).insert(0, 'words');
    await until(() => /could not store/.test(ann.status.get().say));
    expect(ann.status.get().kind).toBe('offline');
    full = false;
    await kind(ann, 'saved');
    expect(server.sync.metrics().rows).toBe(1);
  });
});

describe('C2 the copy on the device', () => {
  test('survives the tab, is sent when the server is back, and is read by nobody else', async () => {
    const room = newRoom();
    server.unreachable(true);
    const first = open(room, 'ann');
    await kind(first, 'offline');
    text(first).insert(0, 'written on a train');
    await forgetDevice('ann');
    close(first);
    const bob = open(room, 'bob');
    const later = open(room, 'ann');
    await Promise.all([kind(bob, 'offline'), later.whenReady]);
    expect([text(later).toString(), text(bob).toString()]).toEqual(['written on a train', '']);
    close(bob);
    const otherEpoch = open(room, 'ann', { epoch: 2 });
    await kind(otherEpoch, 'offline');
    expect(text(otherEpoch).toString()).toBe('');
    server.unreachable(false);
    await kind(later, 'saved');
    expect(await textOnDisk(server, room)).toBe('written on a train');
  });

  test('C5 is deleted on sign-out when all is saved, kept when not', async () => {
    const [saved, unsaved] = [newRoom(), newRoom()];
    const connections = [open(saved, 'ann'), open(unsaved, 'ann'), open(saved, 'bob')];
    for (const connection of connections) await kind(connection, 'saved');
    text(connections[0]!).insert(0, 'saved');
    await kind(connections[0]!, 'saved');
    server.unreachable(true);
    await kind(connections[1]!, 'offline');
    text(connections[1]!).insert(0, 'not yet');
    for (const connection of connections) close(connection);
    expect(await forgetDevice('ann')).toEqual([`callboard/ann/${unsaved}/1`]);
    const left = (await indexedDB.databases()).map(({ name }) => name);
    expect(left.sort()).toEqual([`callboard/ann/${unsaved}/1`, `callboard/bob/${saved}/1`].sort());
    server.unreachable(false);
    const again = open(unsaved, 'ann');
    await until(() => text(again).toString() === 'not yet' && again.status.get().kind === 'saved');
    close(again);
    expect(await forgetDevice('ann')).toEqual([]);
  });

  test.each([
    ['is refused', () => (globalThis.indexedDB = undefined as unknown as IDBFactory)],
    ['fails', () => (indexedDB.open = failing)],
    ['hangs', () => (indexedDB.open = () => ({}) as IDBOpenDBRequest)],
  ])('when the browser’s storage %s, offline is Not saved and online is Saved', async (_how, breakIt) => {
    breakIt();
    const ann = open(newRoom(), 'ann');
    await kind(ann, 'saved');
    server.unreachable(true);
    await kind(ann, 'not-saved');
    text(ann).insert(0, 'words');
    expect(ann.status.get().say).toMatch(/leave this page open/);
    server.unreachable(false);
    await kind(ann, 'saved');
    expect(server.sync.metrics().rows).toBe(1);
  });
});

describe('C3 what the server says', () => {
  test('a reader reads, sends nothing and stays', async () => {
    const room = newRoom();
    const [ann, vic] = [open(room, 'ann'), open(room, 'vic', { canWrite: false })];
    await Promise.all([kind(ann, 'saved'), kind(vic, 'read-only')]);
    text(vic).insert(0, 'graffiti');
    text(ann).insert(0, 'words');
    await until(() => text(vic).toString().includes('words'));
    expect([vic.status.get().kind, text(ann).toString()]).toEqual(['read-only', 'words']);
    expect(server.sync.metrics().refusals).toEqual({});
  });

  test('a reader who comes back has a copy to read and nothing to save', async () => {
    const room = newRoom();
    const ann = open(room, 'ann');
    text(ann).insert(0, 'words');
    await kind(ann, 'saved');
    const vic = open(room, 'vic', { canWrite: false });
    await until(() => text(vic).toString() === 'words');
    close(vic);
    server.unreachable(true);
    const again = open(room, 'vic', { canWrite: false });
    await again.whenReady;
    expect(text(again).toString()).toBe('words');
    server.unreachable(false);
    await kind(again, 'read-only');
    expect(again.status.get().say).toBe('You may read this section.');
    close(again);
    expect(await forgetDevice('vic')).toEqual([]);
  });

  test('a writer who became a reader while offline keeps the words, also when the page is opened again', async () => {
    const room = newRoom();
    const bob = open(room, 'bob');
    await kind(bob, 'saved');
    server.unreachable(true);
    await kind(bob, 'offline');
    text(bob).insert(0, 'too late');
    server.people.roles.set('bob', 'viewer');
    server.unreachable(false);
    await kind(bob, 'read-only');
    expect(bob.status.get().say).toMatch(/kept on this device/);
    close(bob);
    const again = open(room, 'bob', { canWrite: false });
    await kind(again, 'read-only');
    expect([text(again).toString(), again.status.get().say]).toEqual([
      'too late',
      'You may read this section but not write in it. What you wrote is kept on this device.',
    ]);
    expect(server.sync.metrics().rows).toBe(0);
    close(again);
    expect(await forgetDevice('bob')).toHaveLength(1);
  });

  test('a writer who becomes a reader is told, keeps reading, and becomes a writer again', async () => {
    const room = newRoom();
    const [ann, bob] = [open(room, 'ann'), open(room, 'bob')];
    await Promise.all([kind(ann, 'saved'), kind(bob, 'saved')]);
    server.people.roles.set('bob', 'viewer');
    await server.sync.recheck({ personId: 'bob' });
    await kind(bob, 'read-only');
    expect(bob.canWrite.get()).toBe(false);
    text(ann).insert(0, 'words');
    await until(() => text(bob).toString() === 'words');
    server.people.roles.set('bob', 'writer');
    await server.sync.recheck({ personId: 'bob' });
    await kind(bob, 'saved');
  });

  test('who is signed out is told, stays away, and keeps the words on the device', async () => {
    const ann = open(newRoom(), 'ann');
    await kind(ann, 'saved');
    server.people.roles.delete('ann');
    await server.sync.recheck({});
    await until(() => /Sign in again/.test(ann.status.get().say));
    const { upgrades, turnedAway } = server.sync.metrics();
    text(ann).insert(0, 'still here');
    expect(ann.status.get().kind).toBe('offline');
    for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(server.sync.metrics()).toMatchObject({ upgrades, turnedAway });
  });

  test('whose session ended while offline learns it, though the upgrade is only refused', async () => {
    const ann = open(newRoom(), 'ann');
    await kind(ann, 'saved');
    server.unreachable(true);
    await kind(ann, 'offline');
    server.people.roles.delete('ann');
    server.unreachable(false);
    await until(() => /Sign in again/.test(ann.status.get().say));
    expect(ann.status.get().kind).toBe('offline');
  });

  test('another epoch is not merged', async () => {
    server.people.epoch = 2;
    const ann = open(newRoom(), 'ann');
    await until(() => /restored from a backup/.test(ann.status.get().say));
    expect(server.sync.metrics().connections).toBe(0);
  });
});

describe('C1 two tabs of one person', () => {
  test('what one left is forgotten when the other has stored it, but not what it wrote since', async () => {
    const room = newRoom();
    server.unreachable(true);
    const first = open(room, 'ann');
    await kind(first, 'offline');
    text(first).insert(0, 'early ');
    const second = open(room, 'ann');
    await until(() => text(second).toString() === 'early ');
    text(first).insert(6, 'late');
    close(first); // its tab is killed: it says nothing more
    const name = `callboard/ann/${room}/1`;
    expect([...unsavedTabs(name).keys()].sort()).toEqual([first.doc.clientID, second.doc.clientID].sort());
    server.unreachable(false);
    await kind(second, 'saved');
    expect([...unsavedTabs(name).keys()]).toEqual([first.doc.clientID]);
    close(second);
    expect(await forgetDevice('ann')).toEqual([name]);
    const third = open(room, 'ann');
    await until(() => text(third).toString() === 'early late' && third.status.get().kind === 'saved');
    close(third);
    expect(await forgetDevice('ann')).toEqual([]);
    expect(await textOnDisk(server, room)).toBe('early late');
  });

  test('neither says Saved of words that only the other has', async () => {
    const room = newRoom();
    const [first, second] = [open(room, 'ann'), open(room, 'ann')];
    await Promise.all([kind(first, 'saved'), kind(second, 'saved')]);
    text(first).insert(0, 'one ');
    expect(first.status.get().kind).toBe('saving');
    await kind(first, 'saved');
    await until(() => text(second).toString() === 'one ');
    server.unreachable(true);
    await kind(first, 'offline');
    text(first).insert(4, 'two');
    server.unreachable(false);
    await Promise.all([kind(first, 'saved'), kind(second, 'saved')]);
    expect(await textOnDisk(server, room)).toBe('one two');
  });
});

describe('C8 what is large', () => {
  test('is sent whole when it is pasted, and saved', async () => {
    const room = newRoom();
    const ann = open(room, 'ann');
    await kind(ann, 'saved');
    const book = 'All code is public. '.repeat(100_000); // 2 MB
    text(ann).insert(0, book);
    text(ann).insert(0, 'Title. ');
    await kind(ann, 'saved');
    expect(server.sync.metrics()).toMatchObject({ upgrades: 1, refusals: {} });
    expect((await textOnDisk(server, room)).length).toBe(book.length + 7);
  });

  test('is covered by step two when it is pasted before that', async () => {
    const room = newRoom();
    const ann = open(room, 'ann');
    text(ann).insert(0, 'x'.repeat(2_000_000));
    await kind(ann, 'saved');
    expect(server.sync.metrics().refusals).toEqual({});
  });

  test('beyond what can be sent leaves nobody stuck: the next page opens without it and keeps it', async () => {
    const room = newRoom();
    const ann = open(room, 'ann');
    await kind(ann, 'saved');
    text(ann).insert(0, 'x'.repeat(9_000_000));
    await until(() => /larger than the 8 MB/.test(ann.status.get().say));
    expect(ann.status.get()).toMatchObject({ kind: 'offline', next: 'reload' });
    expect(ann.status.get().say).toMatch(/kept on this device/);
    close(ann);
    const again = open(room, 'ann');
    await kind(again, 'saved');
    expect(text(again).toString()).toBe('');
    text(again).insert(0, 'in parts');
    await kind(again, 'saved');
    close(again);
    const [aside] = await forgetDevice('ann');
    expect((await readCopy(aside!))?.getText('body').length).toBe(9_000_000);
  });
});
