import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { forgetDevice } from '#app/editor/connection/forget-device.ts';
import { newRoom, until } from '#test/server/sync/support.ts';
import { tabsOfFreshDevices } from './fresh-devices.ts';
import { kind, text } from './support.ts';

const tabs = tabsOfFreshDevices();
const { open, close } = tabs;

describe('C3 what the server says', () => {
  test('a reader reads, sends nothing and stays', async () => {
    const room = newRoom();
    const [ann, vic] = [open(room, 'ann'), open(room, 'vic', { canWrite: false })];
    await Promise.all([kind(ann, 'saved'), kind(vic, 'read-only')]);
    text(vic).insert(0, 'graffiti');
    text(ann).insert(0, 'words');
    await until(() => text(vic).toString().includes('words'));
    expect([vic.status.get().kind, text(ann).toString()]).toEqual(['read-only', 'words']);
    expect(tabs.server.sync.metrics().refusals).toEqual({});
  });

  test('a reader who comes back has a copy to read and nothing to save', async () => {
    const room = newRoom();
    const ann = open(room, 'ann');
    text(ann).insert(0, 'words');
    await kind(ann, 'saved');
    const vic = open(room, 'vic', { canWrite: false });
    await until(() => text(vic).toString() === 'words');
    close(vic);
    tabs.server.unreachable(true);
    const again = open(room, 'vic', { canWrite: false });
    await again.whenReady;
    expect(text(again).toString()).toBe('words');
    tabs.server.unreachable(false);
    await kind(again, 'read-only');
    expect(again.status.get().say).toBe('You may read this section.');
    close(again);
    expect(await forgetDevice('vic')).toEqual([]);
  });

  test('a writer who became a reader while offline keeps the words, also when the page is opened again', async () => {
    const room = newRoom();
    const bob = open(room, 'bob');
    await kind(bob, 'saved');
    tabs.server.unreachable(true);
    await kind(bob, 'offline');
    text(bob).insert(0, 'too late');
    tabs.server.people.roles.set('bob', 'viewer');
    tabs.server.unreachable(false);
    await kind(bob, 'read-only');
    expect(bob.status.get().say).toMatch(/kept on this device/);
    close(bob);
    const again = open(room, 'bob', { canWrite: false });
    await kind(again, 'read-only');
    expect([text(again).toString(), again.status.get().say]).toEqual([
      'too late',
      'You may read this section but not write in it. What you wrote is kept on this device.',
    ]);
    expect(tabs.server.sync.metrics().rows).toBe(0);
    close(again);
    expect(await forgetDevice('bob')).toHaveLength(1);
  });

  test('a writer who becomes a reader is told, keeps reading, and becomes a writer again', async () => {
    const room = newRoom();
    const [ann, bob] = [open(room, 'ann'), open(room, 'bob')];
    await Promise.all([kind(ann, 'saved'), kind(bob, 'saved')]);
    tabs.server.people.roles.set('bob', 'viewer');
    await tabs.server.sync.recheck({ personId: 'bob' });
    await kind(bob, 'read-only');
    expect(bob.canWrite.get()).toBe(false);
    text(ann).insert(0, 'words');
    await until(() => text(bob).toString() === 'words');
    tabs.server.people.roles.set('bob', 'writer');
    await tabs.server.sync.recheck({ personId: 'bob' });
    await kind(bob, 'saved');
  });

  test('who is signed out is told, stays away, and keeps the words on the device', async () => {
    const ann = open(newRoom(), 'ann');
    await kind(ann, 'saved');
    tabs.server.people.roles.delete('ann');
    await tabs.server.sync.recheck({});
    await until(() => /Sign in again/.test(ann.status.get().say));
    const { upgrades, turnedAway } = tabs.server.sync.metrics();
    text(ann).insert(0, 'still here');
    expect(ann.status.get().kind).toBe('offline');
    for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(tabs.server.sync.metrics()).toMatchObject({ upgrades, turnedAway });
  });

  test('whose session ended while offline learns it, though the upgrade is only refused', async () => {
    const ann = open(newRoom(), 'ann');
    await kind(ann, 'saved');
    tabs.server.unreachable(true);
    await kind(ann, 'offline');
    tabs.server.people.roles.delete('ann');
    tabs.server.unreachable(false);
    await until(() => /Sign in again/.test(ann.status.get().say));
    expect(ann.status.get().kind).toBe('offline');
  });

  test('another epoch is not merged', async () => {
    tabs.server.people.epoch = 2;
    const ann = open(newRoom(), 'ann');
    await until(() => /restored from a backup/.test(ann.status.get().say));
    expect(tabs.server.sync.metrics().connections).toBe(0);
  });
});
