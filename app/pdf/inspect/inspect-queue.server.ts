import { singleton } from '#app/singleton.server.ts';
import { FairQueue, type Claim } from '../apart/fair-queue.ts';

/** Each file that is read or waits is in memory. Of one person, one is read and one waits. */
const limits = {
  atOnce: 2,
  mostWaiting: 6,
  mostOfOne: 2,
  full: 'Many files are being checked. Try again in a minute.',
};

/** Reads a file when few others are read; see `FairQueue.run`. The key is the person's. */
export function inTurn<T>(run: () => Promise<T>, claim: Claim = {}): Promise<T> {
  return singleton('inspectQueue', () => new FairQueue(limits)).run(run, claim);
}
