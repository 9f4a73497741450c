import type { Clock } from './clock.ts';

/** Gives the host back; nobody asks it anything for `gapMs`. */
export type Release = (gapMs: number) => Promise<void>;

/** One request at a time to a host, with a pause between them, whoever asks. */
export type HostTurns = {
  /** Waits until it is our turn. A turn that nobody gives back ends by itself after `holdMs`. Rejects when aborted. */
  take(host: string, holdMs: number, signal?: AbortSignal): Promise<Release>;
};

/** Where turns are kept. Both must be atomic. */
export type TurnStore = {
  /** Gives the host to `token` until a time and says null, or says until when somebody else has it. */
  claim(host: string, token: string, now: Date, until: Date): Promise<Date | null>;
  /** The host is free from `at` on, if `token` still has it. */
  release(host: string, token: string, at: Date): Promise<void>;
};

/** Whoever has a turn may give it back early, so it is looked for again at least so often. */
const LOOK_AGAIN_MS = 250;

/** No turn lasts longer, the download of a large file included: one that does is of a clock that was ahead. */
export const LONGEST_TURN_MS = 30 * 60 * 1000;

export function hostTurns(store: TurnStore, clock: Clock): HostTurns {
  return {
    async take(host, holdMs, signal) {
      const token = crypto.randomUUID();
      for (;;) {
        signal?.throwIfAborted();
        const now = clock.now();
        const busyUntil = await store.claim(host, token, now, new Date(now.getTime() + holdMs));
        if (busyUntil === null) break;
        const wait = busyUntil.getTime() - now.getTime();
        await clock.sleep(Math.min(Math.max(wait, 1), LOOK_AGAIN_MS), signal);
      }
      return (gapMs) => store.release(host, token, new Date(clock.now().getTime() + gapMs));
    },
  };
}

/** Turns among the requests of one process. */
export function turnsInMemory(): TurnStore {
  const turns = new Map<string, { token: string; until: Date }>();
  return {
    claim: (host, token, now, until) => {
      const turn = turns.get(host);
      const most = now.getTime() + LONGEST_TURN_MS;
      if (turn && turn.until > now && turn.until.getTime() <= most) return Promise.resolve(turn.until);
      turns.set(host, { token, until });
      return Promise.resolve(null);
    },
    release: (host, token, at) => {
      if (turns.get(host)?.token === token) turns.set(host, { token, until: at });
      return Promise.resolve();
    },
  };
}
