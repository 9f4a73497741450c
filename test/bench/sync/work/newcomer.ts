import * as Y from 'yjs';
import { Speaker, type Door } from '../client/speaker.ts';

export type Newcomer = {
  /** ms from the connect until SyncStep2 was here and it and what followed covered what had been shown before */
  received: number;
  /** the same with the document built */
  applied: number;
};

const base = 2_000_000_000;

/** Comes in while others write; `needed`: what of each writer had been shown to somebody before. */
export async function comeIn(door: Door, needed: number[], timeoutMs = 20_000): Promise<Newcomer> {
  const have = new Int32Array(needed.length);
  const began = performance.now();
  let missing = needed.filter((clock) => clock > 0).length;
  let received = NaN;
  let finish: () => void = () => undefined;
  const covered = new Promise<void>((resolve) => (finish = resolve));
  const heard = {
    text: (client: number, clock: number, length: number, now: number) => {
      const writer = client - base;
      const wanted = needed[writer];
      // What comes before its past has come is no use yet.
      if (wanted === undefined || clock > have[writer]!) return;
      const end = Math.max(have[writer]!, clock + length);
      if (have[writer]! < wanted && end >= wanted) missing -= 1;
      have[writer] = end;
      if (missing === 0 && Number.isNaN(received)) {
        received = now - began;
        finish();
      }
    },
  };
  const speaker = new Speaker(1_950_000_000, door, heard, true);
  await speaker.enter();
  const timer = setTimeout(finish, timeoutMs);
  await covered;
  clearTimeout(timer);
  speaker.leave();
  const doc = new Y.Doc();
  const at = performance.now();
  doc.transact(() => speaker.kept.forEach(({ bytes }) => Y.applyUpdate(doc, bytes)));
  const took = performance.now() - at;
  const vector = Y.decodeStateVector(Y.encodeStateVector(doc));
  doc.destroy();
  const whole = needed.every((clock, writer) => (vector.get(base + writer) ?? 0) >= clock);
  if (!Number.isNaN(received) && !whole) throw new Error('a newcomer got all the bytes and not the text');
  return { received, applied: received + took };
}
