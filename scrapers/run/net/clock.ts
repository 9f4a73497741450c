import { setTimeout as wait } from 'node:timers/promises';

/** The time of day and the passing of it: the runner's only clock, so that tests need not wait. */
export type Clock = {
  now: () => Date;
  /** Rejects with the signal's reason when aborted. */
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
};

export const realClock: Clock = {
  now: () => new Date(),
  sleep: async (ms, signal) => {
    try {
      await wait(ms, undefined, { signal });
    } catch (error) {
      signal?.throwIfAborted(); // the timer has an error of its own for that
      throw error;
    }
  },
};
