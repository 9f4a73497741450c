import { callIndex } from '#app/opportunities/call-index/call-index.server.ts';
import { indexGently } from '#app/opportunities/search/index-texts.server.ts';
import type { Log } from '#app/log.server.ts';
import type { Database } from '#prisma/client.server.ts';

const TICK_MS = 1_000;
/** Keeps the calls in memory and the index of their words near to what is stored, so that no reader waits for that. */
export function startIndexer(db: Database, log: Log, tickMs = TICK_MS): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  let turn: Promise<void> | null = null;
  const work = async () => {
    const index = await callIndex(db);
    index.answersMeanwhile = true;
    await indexGently(db, stopping.signal);
  };
  const tick = () => {
    turn ??= work()
      .catch((error: unknown) => log.error({ err: error }, 'calls could not be indexed'))
      .finally(() => (turn = null));
  };
  const clock = setInterval(tick, tickMs);
  clock.unref();
  tick();
  return {
    stop: async () => {
      clearInterval(clock);
      stopping.abort();
      await turn;
    },
  };
}
