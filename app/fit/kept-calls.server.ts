import { setImmediate } from 'node:timers/promises';
import type { IndexedCall } from '#app/opportunities/call-index/indexed-call.ts';
import type { Database } from '#prisma/client.server.ts';
import { toRankCall, type RankCall } from './rank-call.ts';
import { readFitCalls } from './read-calls.server.ts';

/** Calls that are read and looked through at once: some ten milliseconds' work, then others have their turn. */
const AT_ONCE = 250;
/** Of so many the texts are kept, some two kilobytes each; then all are read anew. */
const MOST = 30_000;

// A call that changed in any way is another object of the index, so what is kept by it is never old.
let kept = new WeakMap<IndexedCall, RankCall>();
let count = 0;

/** What an order needs of calls; undefined in the place of one that went meanwhile. */
export async function rankCallsOf(
  db: Database,
  calls: readonly IndexedCall[],
): Promise<readonly (RankCall | undefined)[]> {
  const ranked = calls.map((call) => kept.get(call));
  const missing = [...calls.keys()].filter((at) => ranked[at] === undefined);
  for (let from = 0; from < missing.length; from += AT_ONCE) {
    const some = missing.slice(from, from + AT_ONCE);
    const read = await readFitCalls(
      db,
      some.map((at) => calls[at]!),
    );
    for (const at of some) {
      const call = read.get(calls[at]!.id);
      if (call) keep(calls[at]!, (ranked[at] = toRankCall(call)));
    }
    await setImmediate();
  }
  return ranked;
}

function keep(call: IndexedCall, ranked: RankCall): void {
  if (count >= MOST) {
    kept = new WeakMap();
    count = 0;
  }
  kept.set(call, ranked);
  count += 1;
}
