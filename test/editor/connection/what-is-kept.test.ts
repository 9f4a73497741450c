import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { readCopy } from '#app/editor/connection/device-databases.ts';
import { unsavedTabs } from '#app/editor/connection/device-notes.ts';
import { forgetDevice } from '#app/editor/connection/forget-device.ts';
import { newRoom, textOnDisk, until } from '#test/server/sync/support.ts';
import { tabsOfFreshDevices } from './fresh-devices.ts';
import { kind, text } from './support.ts';

const tabs = tabsOfFreshDevices();
const { open, close } = tabs;

/** What IndexedDB answers in a window that may not store. */
function failing(): IDBOpenDBRequest {
  const request = { error: new Error('not allowed') } as unknown as IDBOpenDBRequest;
  queueMicrotask(() => request.onerror?.({ target: request } as unknown as Event));
  return request;
}

describe('C2 the copy on the device', () => {
  test('survives the tab, is sent when the server is back, and is read by nobody else', async () => {
    const room = newRoom();
    tabs.server.unreachable(true);
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
    tabs.server.unreachable(false);
    await kind(later, 'saved');
    expect(await textOnDisk(tabs.server, room)).toBe('written on a train');
  });

  test('C5 is deleted on sign-out when all is saved, kept when not', async () => {
    const [saved, unsaved] = [newRoom(), newRoom()];
    const connections = [open(saved, 'ann'), open(unsaved, 'ann'), open(saved, 'bob')];
    for (const connection of connections) await kind(connection, 'saved');
    text(connections[0]!).insert(0, 'saved');
    await kind(connections[0]!, 'saved');
    tabs.server.unreachable(true);
    await kind(connections[1]!, 'offline');
    text(connections[1]!).insert(0, 'not yet');
    for (const connection of connections) close(connection);
    expect(await forgetDevice('ann')).toEqual([`callboard/ann/${unsaved}/1`]);
    const left = (await indexedDB.databases()).map(({ name }) => name);
    expect(left.sort()).toEqual([`callboard/ann/${unsaved}/1`, `callboard/bob/${saved}/1`].sort());
    tabs.server.unreachable(false);
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
    tabs.server.unreachable(true);
    await kind(ann, 'not-saved');
    text(ann).insert(0, 'words');
    expect(ann.status.get().say).toMatch(/leave this page open/);
    tabs.server.unreachable(false);
    await kind(ann, 'saved');
    expect(tabs.server.sync.metrics().rows).toBe(1);
  });
});

describe('C1 two tabs of one person', () => {
  test('what one left is forgotten when the other has stored it, but not what it wrote since', async () => {
    const room = newRoom();
    tabs.server.unreachable(true);
    const first = open(room, 'ann');
    await kind(first, 'offline');
    text(first).insert(0, 'early ');
    const second = open(room, 'ann');
    await until(() => text(second).toString() === 'early ');
    text(first).insert(6, 'late');
    close(first); // its tab is killed: it says nothing more
    const name = `callboard/ann/${room}/1`;
    expect([...unsavedTabs(name).keys()].sort()).toEqual([first.doc.clientID, second.doc.clientID].sort());
    tabs.server.unreachable(false);
    await kind(second, 'saved');
    expect([...unsavedTabs(name).keys()]).toEqual([first.doc.clientID]);
    close(second);
    expect(await forgetDevice('ann')).toEqual([name]);
    const third = open(room, 'ann');
    await until(() => text(third).toString() === 'early late' && third.status.get().kind === 'saved');
    close(third);
    expect(await forgetDevice('ann')).toEqual([]);
    expect(await textOnDisk(tabs.server, room)).toBe('early late');
  });

  test('neither says Saved of words that only the other has', async () => {
    const room = newRoom();
    const [first, second] = [open(room, 'ann'), open(room, 'ann')];
    await Promise.all([kind(first, 'saved'), kind(second, 'saved')]);
    text(first).insert(0, 'one ');
    expect(first.status.get().kind).toBe('saving');
    await kind(first, 'saved');
    await until(() => text(second).toString() === 'one ');
    tabs.server.unreachable(true);
    await kind(first, 'offline');
    text(first).insert(4, 'two');
    tabs.server.unreachable(false);
    await Promise.all([kind(first, 'saved'), kind(second, 'saved')]);
    expect(await textOnDisk(tabs.server, room)).toBe('one two');
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
    expect(tabs.server.sync.metrics()).toMatchObject({ upgrades: 1, refusals: {} });
    expect((await textOnDisk(tabs.server, room)).length).toBe(book.length + 7);
  });

  test('is covered by step two when it is pasted before that', async () => {
    const room = newRoom();
    const ann = open(room, 'ann');
    text(ann).insert(0, 'x'.repeat(2_000_000));
    await kind(ann, 'saved');
    expect(tabs.server.sync.metrics().refusals).toEqual({});
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
