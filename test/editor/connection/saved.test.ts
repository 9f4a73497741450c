import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import type { SectionConnection } from '#app/editor/connection/open-section.ts';
import { SqliteLog } from '#server/sync/log/sqlite-log.ts';
import type { LogEntry } from '#server/sync/log/sync-log.ts';
import { newRoom, textOnDisk, until } from '#test/server/sync/support.ts';
import { tabsOfFreshDevices } from './fresh-devices.ts';
import { kind, text } from './support.ts';

const tabs = tabsOfFreshDevices();
const { open } = tabs;

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
    let log: SlowLog | null = null;
    await tabs.serve({ makeStore: (file) => (log = new SlowLog(file)) });
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
    tabs.server.unreachable(true);
    const offline = (connection: SectionConnection) => connection.status.get().say === 'Offline, kept on this device';
    await until(() => offline(ann) && offline(bob));
    for (const letter of 'ann ') text(ann).insert(text(ann).length, letter);
    text(bob).insert(0, 'bob');
    expect(offline(ann) && offline(bob)).toBe(true);
    expect(tabs.server.sync.metrics().rows).toBe(0);
    const rowsWhenSaved: number[] = [];
    ann.status.subscribe(() => {
      if (ann.status.get().kind === 'saved') rowsWhenSaved.push(tabs.server.sync.metrics().rows);
    });
    tabs.server.unreachable(false);
    await Promise.all([kind(ann, 'saved'), kind(bob, 'saved')]);
    expect(rowsWhenSaved[0]).toBeGreaterThan(0);
    await until(() => text(ann).length === 7 && text(ann).toString() === text(bob).toString());
    expect((await textOnDisk(tabs.server, room)).length).toBe(7);
  });

  test('comes back after the disk was full', async () => {
    let full = true;
    class FullLog extends SqliteLog {
      override append(entries: LogEntry[]) {
        return full ? Promise.reject(new Error('disk is full')) : super.append(entries);
      }
    }
    await tabs.serve({ makeStore: (file) => new FullLog(file) });
    const ann = open(newRoom(), 'ann');
    await kind(ann, 'saved');
    text(ann).insert(0, 'words');
    await until(() => /could not store/.test(ann.status.get().say));
    expect(ann.status.get().kind).toBe('offline');
    full = false;
    await kind(ann, 'saved');
    expect(tabs.server.sync.metrics().rows).toBe(1);
  });
});
