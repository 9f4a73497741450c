import { afterEach, describe, expect, test, vi } from 'vitest';
import 'fake-indexeddb/auto';
import { closeCodes } from '#app/document/wire.ts';
import { backoff } from '#app/editor/connection/backoff.ts';
import { randomFrom } from '#test/editor/support/random.ts';
import { newRoom, socketOf, until } from '#test/server/sync/support.ts';
import { seed } from '#test/support/seed.ts';
import { tabsOfFreshDevices } from './fresh-devices.ts';
import { kind, says, text } from './support.ts';

const tabs = tabsOfFreshDevices();
afterEach(() => vi.restoreAllMocks());

describe('C3 the pause', () => {
  test('of 200 clients after a restart is spread over two seconds', () => {
    const { next } = randomFrom(seed);
    const pauses = Array.from({ length: 200 }, () => backoff(1, 'restarting', next));
    const perTenth = new Map<number, number>();
    for (const pause of pauses) {
      expect(pause).toBeGreaterThanOrEqual(200);
      expect(pause).toBeLessThanOrEqual(2_000);
      const tenth = Math.floor(pause / 100);
      perTenth.set(tenth, (perTenth.get(tenth) ?? 0) + 1);
    }
    // 11 on average; more than 30 in one tenth of a second happens by chance in less than one of a million runs
    expect(Math.max(...perTenth.values()), `seed ${seed}`).toBeLessThanOrEqual(30);
  });

  test('is the one that y-websocket then waits', async () => {
    const waited: number[] = [];
    const real = globalThis.setTimeout;
    vi.spyOn(globalThis, 'setTimeout').mockImplementation(((
      run: (...args: unknown[]) => void,
      ms?: number,
      ...args: unknown[]
    ) => {
      if (ms !== undefined && ms >= 700_000) waited.push(ms);
      return real(run, ms !== undefined && ms >= 700_000 ? 0 : ms, ...args);
    }) as typeof setTimeout);
    const asked: [number, string | null][] = [];
    tabs.server.unreachable(true);
    tabs.open(newRoom(), 'ann', {
      waitMs: (failures, reason) => {
        asked.push([failures, reason]);
        return 700_000 + failures;
      },
    });
    await until(() => waited.length >= 4);
    expect(waited.slice(0, 4)).toEqual([700_001, 700_002, 700_003, 700_004]);
    expect(asked.slice(0, 4).map(([failures]) => failures)).toEqual([1, 2, 3, 4]);
    expect(asked.every(([, reason]) => reason === null)).toBe(true);
  });

  test('grows for a client that is let in and refused again and again, so that a full disk is left in peace', async () => {
    const counts: number[] = [];
    const ann = tabs.open(newRoom(), 'ann', {
      waitMs: (failures) => {
        counts.push(failures);
        return 1;
      },
    });
    await kind(ann, 'saved');
    for (let time = 1; time <= 3; time++) {
      tabs.server.sync.disconnect({}, 'notDurable');
      await until(() => counts.length === time);
      await kind(ann, 'saved');
    }
    expect(counts).toEqual([1, 2, 3]);
  });
});

/** A socket whose network can be cut without either end being told. */
function cuttable(name: string) {
  const state = { cut: false, made: 0 };
  const Base = socketOf(name);
  class Cuttable extends Base {
    private readonly mine = ++state.made;
    private get isCut() {
      return state.cut && this.mine === 1;
    }
    override set onmessage(listener: ((event: MessageEvent) => void) | null) {
      super.onmessage = listener && ((event: MessageEvent) => (this.isCut ? undefined : listener.call(this, event)));
    }
    override send(data: Parameters<WebSocket['send']>[0]) {
      if (!this.isCut) super.send(data);
    }
  }
  return { Socket: Cuttable as unknown as typeof WebSocket, state };
}
const quick = { slowMs: 40, askMs: 40, answerMs: 40 };

describe('C6 an open connection that says nothing', () => {
  test('is called slow, then asked, then begun anew, and what was written arrives once', async () => {
    const room = newRoom();
    const { Socket, state } = cuttable('ann');
    const ann = tabs.open(room, 'ann', { Socket, patience: quick });
    await kind(ann, 'saved');
    state.cut = true;
    text(ann).insert(0, 'words');
    await says(ann, /slower than usual; your words are kept on this device/);
    expect(ann.status.get().kind).toBe('saving');
    await until(() => state.made > 1);
    await kind(ann, 'saved');
    const bob = tabs.open(room, 'bob');
    await kind(bob, 'saved');
    expect(text(bob).toString()).toBe('words');
  });
});

test('C3 after a refusal to write one comes back to read', async () => {
  const room = newRoom();
  const ann = tabs.open(room, 'ann');
  await kind(ann, 'saved');
  tabs.server.people.roles.set('ann', 'viewer');
  tabs.server.sync.disconnect({ personId: 'ann' }, 'readOnly');
  await kind(ann, 'read-only');
  const bob = tabs.open(room, 'bob');
  await kind(bob, 'saved');
  text(bob).insert(0, 'more');
  await until(() => text(ann).toString() === 'more');
});

test.each(['forbidden', 'gone', 'badMessage', 'tooLarge', 'otherEpoch'] as const)(
  'C3 after %s the page stays away and takes no more words',
  async (reason) => {
    const ann = tabs.open(newRoom(), 'ann');
    await kind(ann, 'saved');
    tabs.server.sync.disconnect({}, reason);
    await says(ann, new RegExp(closeCodes[reason].say.slice(0, 20)));
    expect([ann.canWrite.get(), ann.status.get().next]).toEqual([false, closeCodes[reason].next]);
    const { upgrades } = tabs.server.sync.metrics();
    for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(tabs.server.sync.metrics().upgrades).toBe(upgrades);
  },
);

test('C4 a page beside which another account signed in sends nothing under that name', async () => {
  const room = newRoom();
  const ann = tabs.open(room, 'ann', { Socket: socketOf('bob') });
  text(ann).insert(0, 'by ann');
  await says(ann, /signed out/);
  expect(tabs.server.sync.metrics().rows).toBe(0);
});
