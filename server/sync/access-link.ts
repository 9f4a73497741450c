import type { CloseReason } from '#app/document/wire.ts';
import type { LiveFilter } from '#app/proposals/live.server.ts';
import type { FanOut } from './fan-out/fan-out.ts';

type Notice = { filter: LiveFilter; disconnect?: CloseReason };
const channel = 'access';

export type AccessEvents = {
  disconnect(filter: LiveFilter, reason: CloseReason): void;
  recheck(filter: LiveFilter): void;
};

/** Tells every process whose sockets have to be judged anew or closed. Returns how to say so, and how to stop. */
export function linkAccess(fanOut: FanOut, events: AccessEvents): AccessEvents & { close(): void } {
  const stopped = fanOut.listen(channel, (text) => {
    const { filter, disconnect } = JSON.parse(text) as Notice;
    if (disconnect) events.disconnect(filter, disconnect);
    else events.recheck(filter);
  });
  const say = (notice: Notice) => fanOut.say(channel, JSON.stringify(notice));
  return {
    disconnect: (filter, disconnect) => say({ filter, disconnect }),
    recheck: (filter) => say({ filter }),
    close: () => void stopped.then((stop) => stop()),
  };
}
