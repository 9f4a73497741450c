import { Speaker, type Door } from '../client/speaker.ts';
import type { Running } from '../subject.ts';

export type Writing = {
  /** how many edits a writer sends at once, again and again when those are acknowledged; null: all in one burst */
  window: number;
  /** stop sending after so many each */
  most: number;
};
/** The instant: so long after they began, or when so many edits have been acknowledged or shown to somebody. */
export type When = { afterMs: number } | { afterEdits: number };
/** What of each client had been acknowledged, and what somebody else's screen had shown, when the process died. */
export type Promised = { client: number; acknowledged: number; seen: number }[];

const writers = 8;
/** a server that has not come so far by then is killed where it is */
const burstPatienceMs = 15_000;

/** Eight people write until the process is killed. */
export async function killWhileWriting(
  running: Running,
  doors: Door[],
  firstClient: number,
  writing: Writing,
  when: When,
): Promise<Promised> {
  const acknowledged = new Int32Array(writers);
  const seen = new Int32Array(writers);
  const speakers: Speaker[] = [];
  let reached: () => void = () => undefined;
  const instant = new Promise<void>((resolve) => (reached = resolve));
  const look = () => {
    const told = acknowledged.reduce((sum, edits, i) => sum + Math.max(edits, seen[i]!), 0);
    if ('afterEdits' in when && told >= when.afterEdits) reached();
  };
  const fill = (writer: number) => {
    const speaker = speakers[writer]!;
    const room = Math.min(writing.window - (speaker.typed - acknowledged[writer]!), writing.most - speaker.typed);
    if (room > 0) speaker.type(room);
  };
  for (let me = 0; me < writers; me++) {
    speakers.push(
      new Speaker(firstClient + me, doors[me]!, {
        acknowledged: (edits) => {
          acknowledged[me] = edits;
          fill(me);
          look();
        },
        text: (client, clock, length) => {
          const writer = client - firstClient;
          if (writer < 0 || writer >= writers || writer === me) return;
          seen[writer] = Math.max(seen[writer]!, clock + length);
          look();
        },
      }),
    );
  }
  await Promise.all(speakers.map((speaker) => speaker.enter()));
  for (let writer = 0; writer < writers; writer++) fill(writer);
  const timer = setTimeout(reached, 'afterMs' in when ? when.afterMs : burstPatienceMs);
  await instant;
  clearTimeout(timer);
  await running.end('SIGKILL');
  // What lies in our own sockets was told before the end, and counts.
  await new Promise((resolve) => setTimeout(resolve, 20));
  for (const speaker of speakers) speaker.leave();
  return speakers.map(({ client }, i) => ({ client, acknowledged: acknowledged[i]!, seen: seen[i]! }));
}
