import type { RunJob } from '#server/jobs/scheduler.ts';
import { Scheduler } from '#server/jobs/scheduler.ts';
import type { Database } from '#prisma/client.server.ts';
import { rssSource } from '#scrapers/lib/generic-feed.ts';

/** A source of a host of its own, unless one is named. */
export const source = (id: string, host = `${id}.example`) =>
  rssSource({
    id,
    title: `Feed ${id}`,
    url: `https://${host}/feed`,
    funder: { name: 'F', country: 'US', url: 'https://f.example' },
  });

export type Held = {
  id: string;
  by: Parameters<RunJob>[1]['by'];
  signal: AbortSignal;
  end: (error?: Error, retryAt?: Date) => void;
  progress: Parameters<RunJob>[1]['onProgress'];
};

/** A scheduler whose runs go on until they are told to end, and whose clock stands still. */
export function heldScheduler(
  db: Database,
  sources: ReturnType<typeof source>[],
  options: { owner?: string; atOnce?: number; byTheClock?: boolean } = {},
) {
  const held: Held[] = [];
  const clock = { now: new Date('2026-11-26T12:00:00Z') };
  const logged: string[] = [];
  const scheduler = new Scheduler({
    db,
    owner: options.owner ?? 'server 1',
    log: {
      warn: (_: unknown, text: string) => void logged.push(text),
      error: (_: unknown, text: string) => void logged.push(text),
    } as never,
    sources: () => Promise.resolve(sources),
    isSetUp: () => true,
    preview: () => Promise.reject(new Error('not asked')),
    run: ({ id }, { by, signal, onProgress }) =>
      new Promise((resolve, reject) => {
        const end = (error?: Error, retryAt?: Date) => (error ? reject(error) : resolve(retryAt ?? null));
        signal.addEventListener('abort', () => end());
        held.push({ id, by, signal, end, progress: onProgress });
      }),
    atOnce: options.atOnce ?? 2,
    byTheClock: options.byTheClock ?? true,
    now: () => clock.now,
    random: () => 0.5,
  });
  const later = (minutes: number) => (clock.now = new Date(clock.now.getTime() + minutes * 60_000));
  return { scheduler, held, clock, later, logged, running: () => held.map(({ id }) => id) };
}
