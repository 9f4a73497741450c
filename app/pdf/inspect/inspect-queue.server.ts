import { AppError } from '#app/errors.ts';
import { singleton } from '#app/singleton.server.ts';

/** Files that are read at the same time, and that wait for it; each is in memory. */
const mostAtOnce = 2;
const mostWaiting = 6;

type Queue = { running: number; waiting: (() => void)[] };

/** Runs when few others do; rejects with AppError unavailable where too many wait already. */
export async function inTurn<T>(run: () => Promise<T>): Promise<T> {
  const queue = singleton<Queue>('inspectQueue', () => ({ running: 0, waiting: [] }));
  if (queue.running >= mostAtOnce) {
    if (queue.waiting.length >= mostWaiting)
      throw new AppError('unavailable', 'Many files are being checked. Try again in a minute.');
    // Whoever ends hands its place on, so nobody comes in between.
    await new Promise<void>((resolve) => queue.waiting.push(resolve));
  } else {
    queue.running += 1;
  }
  try {
    return await run();
  } finally {
    const next = queue.waiting.shift();
    if (next) next();
    else queue.running -= 1;
  }
}
