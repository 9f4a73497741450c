import { AppError } from '#app/errors.ts';
import { singleton } from '#app/singleton.server.ts';
import type { SourceParams } from './params.ts';
import type { SourcePreview } from './preview.server.ts';

/** What the scheduler of this process does for pages. */
export type Jobs = {
  /** Runs a source now, or next when others are under way. Throws AppError when it runs already or cannot. */
  ask(sourceId: string, personId: string): Promise<'started' | 'waiting'>;
  /** asked for, and waiting for its turn */
  isWaiting(sourceId: string): boolean;
  /** what a source that is being set up would bring; nothing is written */
  preview(params: SourceParams): Promise<SourcePreview>;
  /** whether sources are read by the clock (SCRAPE) */
  byTheClock: boolean;
};

const registry = () => singleton('jobs', () => ({ current: null as Jobs | null }));

/** The scheduler calls this when it starts, and what it returns when it stops. */
export function registerJobs(jobs: Jobs): () => void {
  const place = registry();
  place.current = jobs;
  return () => {
    if (place.current === jobs) place.current = null;
  };
}

/** The scheduler of this process; null where none runs (tests, commands). */
export const findJobs = (): Jobs | null => registry().current;

/** The scheduler; throws `unavailable` while the server starts or stops. */
export function requireJobs(): Jobs {
  const jobs = findJobs();
  if (!jobs) throw new AppError('unavailable', 'The server is starting or stopping. Try again in a moment.');
  return jobs;
}
