import { randomUUID } from 'node:crypto';
import { getEnv } from '#app/env.server.ts';
import type { Log } from '#app/log.server.ts';
import { allSources } from '#app/opportunities/sources/all-sources.server.ts';
import { CLAIM_MS } from '#app/opportunities/sources/claim.server.ts';
import { registerJobs } from '#app/opportunities/sources/jobs.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { notSetUp } from '#scrapers/run/keys.ts';
import { previewInProcess, runInProcess } from './run-in-process.ts';
import { Scheduler } from './scheduler.ts';

/** Two sources at once: each has a process, and most of its time it waits for the other side. */
const AT_ONCE = 2;
/** Often enough that no claim of a living process expires. */
const TICK_MS = CLAIM_MS / 3;

/** Makes *Run now* work and, `byTheClock`, reads sources when they are due. `stop` ends runs that are under way. */
export function startJobs(db: Database, log: Log, byTheClock: boolean): { stop: () => Promise<void> } {
  const scheduler = new Scheduler({
    db,
    log,
    owner: `server ${process.pid} ${randomUUID()}`,
    sources: () => allSources(db),
    isSetUp: (source) => notSetUp(source, getEnv().sourceKeys) === null,
    run: runInProcess,
    preview: previewInProcess,
    atOnce: AT_ONCE,
    byTheClock,
    now: () => new Date(),
    random: Math.random,
  });
  const leave = registerJobs(scheduler);
  const clock = setInterval(() => void scheduler.tick(), TICK_MS);
  clock.unref();
  void scheduler.tick();
  return {
    stop: async () => {
      clearInterval(clock);
      leave();
      await scheduler.stop();
    },
  };
}
