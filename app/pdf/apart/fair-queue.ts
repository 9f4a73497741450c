import { AppError } from '#app/errors.ts';
import { Turns } from '../queue/turns.ts';

type Limits = {
  atOnce: number;
  mostWaiting: number;
  /** of one key, those that run and that wait */
  mostOfOne: number;
  /** what is said when too many wait */
  full: string;
};
/** Whose the work is (null: nobody's), and what calls it off. */
export type Claim = { key?: string | null; signal?: AbortSignal | null | undefined };
type Waiting = { kind: 'export'; key: string | null; begin: () => void };

/** Work that runs when few others do: one piece at a time of each key, and the keys take turns. */
export class FairQueue {
  private readonly waiting = new Turns<Waiting>();
  private readonly running: (string | null)[] = [];

  constructor(private readonly limits: Limits) {}

  /** Rejects with AppError unavailable where too many wait already, and with the signal's reason before the work begins. */
  async run<T>(work: () => Promise<T>, { key = null, signal }: Claim = {}): Promise<T> {
    signal?.throwIfAborted();
    const { mostWaiting, mostOfOne, full } = this.limits;
    const all = [...this.running, ...this.waiting.all.map((one) => one.key)];
    const ofKey = key === null ? 0 : all.filter((other) => other === key).length;
    if (this.waiting.length >= mostWaiting || ofKey >= mostOfOne) throw new AppError('unavailable', full);
    await this.turn(key, signal);
    try {
      return await work();
    } finally {
      this.running.splice(this.running.indexOf(key), 1);
      this.next();
    }
  }

  private turn(key: string | null, signal: AbortSignal | null | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const one: Waiting = {
        kind: 'export',
        key,
        begin: () => {
          signal?.removeEventListener('abort', goAway);
          this.running.push(key);
          resolve();
        },
      };
      const goAway = () => {
        this.waiting.remove(one);
        reject(signal!.reason as Error);
      };
      signal?.addEventListener('abort', goAway, { once: true });
      this.waiting.add(one);
      this.next();
    });
  }

  private next() {
    while (this.running.length < this.limits.atOnce) {
      const one = this.waiting.next(({ key }) => key === null || !this.running.includes(key));
      if (!one) return;
      one.begin();
    }
  }
}
