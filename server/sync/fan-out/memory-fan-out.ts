import type { FanOut } from './fan-out.ts';

type Listener = { of: FanOut; hear: (notice: string) => void };

/** Joins several sync servers of one process: for tests, and as the pattern of what a carrier has to do. */
export class MemoryHub {
  private readonly channels = new Map<string, Set<Listener>>();

  /** One end for each server. */
  join(): FanOut {
    const listening = new Set<() => void>();
    const end: FanOut = {
      listen: (channel, hear) => {
        const listener = { of: end, hear };
        const listeners = this.channels.get(channel) ?? new Set();
        this.channels.set(channel, listeners.add(listener));
        const stop = () => {
          listening.delete(stop);
          listeners.delete(listener);
          if (listeners.size === 0 && this.channels.get(channel) === listeners) this.channels.delete(channel);
        };
        listening.add(stop);
        return Promise.resolve(stop);
      },
      say: (channel, notice) => {
        for (const listener of this.channels.get(channel) ?? [])
          if (listener.of !== end) queueMicrotask(() => this.tell(channel, listener, notice));
      },
      close: () => {
        for (const stop of [...listening]) stop();
        return Promise.resolve();
      },
    };
    return end;
  }

  private tell(channel: string, listener: Listener, notice: string) {
    if (this.channels.get(channel)?.has(listener)) listener.hear(notice);
  }
}
