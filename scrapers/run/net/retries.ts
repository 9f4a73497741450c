import { ScraperError } from '../../errors.ts';
import { BACKOFF_MS, MAX_WAIT_MS } from '../limits.ts';
import type { Clock } from './clock.ts';

/**
 * Tries again where the error is one that may pass by itself, after the pause that the source asks for or a growing one
 * of our own. A longer pause than a run may wait is an error that says until when. Throws the last error.
 */
export async function withRetries<T>(
  clock: Clock,
  signal: AbortSignal | undefined,
  attempt: () => Promise<T>,
): Promise<T> {
  for (let tried = 0; ; tried += 1) {
    try {
      return await attempt();
    } catch (error) {
      const backoff = BACKOFF_MS[tried];
      if (!(error instanceof ScraperError) || !error.transient || backoff === undefined) throw error;
      const asked = error.retryAt ? error.retryAt.getTime() - clock.now().getTime() : 0;
      if (asked > MAX_WAIT_MS) throw error;
      await clock.sleep(Math.max(asked, backoff), signal);
    }
  }
}
