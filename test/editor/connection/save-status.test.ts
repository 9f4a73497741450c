import { expect, test } from 'vitest';
import { backoff } from '#app/editor/connection/backoff.ts';
import { saveStatus, type SaveFacts, type SaveStatus } from '#app/editor/connection/save-status.ts';
import { showCalmly } from '#app/editor/connection/show-calmly.ts';

const facts: SaveFacts = {
  online: true,
  failedBefore: false,
  unsaved: false,
  canWrite: true,
  keepsCopy: true,
  reason: null,
};

test.each<[Partial<SaveFacts>, string, RegExp]>([
  [{ online: false }, 'connecting', /Connecting/],
  [{}, 'saved', /^Saved$/],
  [{ unsaved: true }, 'saving', /Saving/],
  [{ online: false, failedBefore: true }, 'offline', /^Offline, kept on this device$/],
  [{ online: false, failedBefore: true, unsaved: true }, 'offline', /kept on this device/],
  [{ online: false, failedBefore: true, keepsCopy: false }, 'not-saved', /what you write now is not saved/],
  [{ online: false, failedBefore: true, keepsCopy: false, unsaved: true }, 'not-saved', /leave this page open/],
  [{ online: false, failedBefore: true, reason: 'signedOut', unsaved: true }, 'offline', /Sign in again/],
  [{ online: false, failedBefore: true, reason: 'notDurable', keepsCopy: false }, 'not-saved', /could not store/],
  [{ canWrite: false }, 'read-only', /may read/],
  [{ unsaved: true, slow: true }, 'saving', /slower than usual; your words are kept on this device/],
  [{ unsaved: true, slow: true, keepsCopy: false }, 'saving', /slower than usual; leave this page open/],
  [{ canWrite: false, damaged: true }, 'read-only', /could not be read.*Tell your administrator/],
  [{ canWrite: false, damaged: true, unsaved: true }, 'read-only', /could not be read.*kept on this device/],
  [{ canWrite: false, unsaved: true }, 'read-only', /kept on this device/],
  [{ canWrite: false, unsaved: true, keepsCopy: false }, 'read-only', /copy it first/],
  [{ canWrite: false, online: false, failedBefore: true, keepsCopy: false }, 'offline', /Offline/],
  [
    { canWrite: false, online: false, failedBefore: true, unsaved: true, reason: 'badMessage', notAside: true },
    'offline',
    /kept on this device.*could not be put aside.*Copy your words/,
  ],
])('%o is %s', (some, kind, say) => {
  const status = saveStatus({ ...facts, ...some });
  expect(status.kind).toBe(kind);
  expect(status.say).toMatch(say);
});

test('only Saved is called saved, and nothing is called kept that is not', () => {
  const flags = [false, true];
  const reasons = [null, 'notDurable', 'signedOut', 'readOnly', 'restarting'] as const;
  for (const online of flags)
    for (const failedBefore of flags)
      for (const unsaved of flags)
        for (const canWrite of flags)
          for (const keepsCopy of flags)
            for (const reason of reasons) {
              const status = saveStatus({ online, failedBefore, unsaved, canWrite, keepsCopy, reason });
              if (status.kind === 'saved') expect([online, unsaved]).toEqual([true, false]);
              if (!keepsCopy && canWrite) expect(status.say).not.toMatch(/kept on this device/);
            }
});

const as = (kind: SaveStatus['kind']): SaveStatus => ({ kind, label: kind, say: kind, next: null, atRisk: false });

test('Saved may be shown late, everything else at once', async () => {
  const shown = showCalmly(1);
  const kinds: string[] = [];
  const saved = new Promise<void>((resolve) =>
    shown.subscribe(() => {
      kinds.push(shown.get().kind);
      if (kinds.at(-1) === 'saved') resolve();
    }),
  );
  shown.set(as('saving'));
  shown.set(as('saved'));
  expect(shown.get().kind).toBe('saving');
  shown.set(as('saving'));
  shown.set(as('saved'));
  await saved;
  shown.set(as('offline'));
  expect(kinds).toEqual(['saving', 'saved', 'offline']);
});

test('C3 the pause grows, is spread, and ends at five seconds', () => {
  expect([1, 2, 3].map((n) => backoff(n, null, () => 1))).toEqual([300, 600, 1200]);
  expect(backoff(1, null, () => 0)).toBe(150);
  expect(backoff(1000, null, () => 1)).toBe(5000);
});
