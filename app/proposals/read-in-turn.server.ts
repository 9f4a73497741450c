import { singleton } from '#app/singleton.server.ts';

/** The last of those who read or wait to. */
const last = () => singleton('proposal-reads', (): { done: Promise<unknown> } => ({ done: Promise.resolve() }));

/**
 * Reads a proposal when nobody else reads one, and lets whoever types go first: many large ones at once would hold this
 * thread for half a second.
 */
export function readInTurn<T>(read: () => Promise<T>): Promise<T> {
  const turns = last();
  const mine = turns.done.then(pause).then(read);
  turns.done = mine.then(pause, pause);
  return mine;
}

const pause = () => new Promise<void>((resolve) => setImmediate(resolve));
