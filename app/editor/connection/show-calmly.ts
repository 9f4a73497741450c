import type { SaveStatus } from './save-status.ts';
import { writable, type Readable } from './store.ts';

const same = (a: SaveStatus, b: SaveStatus) =>
  a.kind === b.kind && a.label === b.label && a.say === b.say && a.next === b.next && a.atRisk === b.atRisk;
const opening: SaveStatus = { kind: 'connecting', label: 'Connecting…', say: 'Connecting…', next: null, atRisk: false };

/**
 * The status as it is shown: "Saved" after "Saving" waits until it has been true for `calmMs`, so that it does not
 * flicker while somebody types; everything else is shown at once. It can be late, never early.
 */
export function showCalmly(calmMs: number): Readable<SaveStatus> & { set(status: SaveStatus): void; stop(): void } {
  const shown = writable<SaveStatus>(opening, same);
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    get: shown.get,
    subscribe: shown.subscribe,
    stop: () => clearTimeout(timer),
    set(status) {
      clearTimeout(timer);
      if (calmMs > 0 && status.kind === 'saved' && shown.get().kind === 'saving')
        timer = setTimeout(() => shown.set(status), calmMs);
      else shown.set(status);
    },
  };
}
