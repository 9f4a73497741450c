import { AppError } from '#app/errors.ts';
import { singleton } from '#app/singleton.server.ts';

/** Whole lists that are made, wait to be or are being sent: each may be ten megabytes. */
const MOST = 20;
/** Of one network address; many may stand behind one. */
const MOST_OF_ONE = 10;

type Asked = {
  address: string | undefined;
  /** aborted when the answer was sent, or nobody reads it any more */
  signal: AbortSignal;
};

/** Makes whole lists one after the other, and no more than may be held at once: a hundred in memory would end the process. */
export class WholeLists {
  #last: Promise<unknown> = Promise.resolve();
  #held = 0;
  readonly #byAddress = new Map<string, number>();

  /** What `make` gives, when its turn comes. Throws `too_many`, `unavailable`. */
  async make<T>({ address = '', signal }: Asked, make: () => Promise<T>): Promise<T> {
    const own = this.#byAddress.get(address) ?? 0;
    if (own >= MOST_OF_ONE)
      throw new AppError(
        'too_many',
        `${MOST_OF_ONE} whole lists are on their way to your address. Wait for one of them.`,
      );
    if (this.#held >= MOST)
      throw new AppError('unavailable', 'Many ask for whole lists just now. Try again in a minute.');
    this.#held += 1;
    this.#byAddress.set(address, own + 1);
    const release = () => {
      this.#held -= 1;
      const left = this.#byAddress.get(address)! - 1;
      if (left > 0) this.#byAddress.set(address, left);
      else this.#byAddress.delete(address);
    };
    if (signal.aborted) release();
    else signal.addEventListener('abort', release, { once: true });
    const mine = this.#last.then(() => {
      if (signal.aborted) throw new AppError('unavailable', 'Nobody waits for this list any more.');
      return make();
    });
    this.#last = mine.catch(() => undefined); // whoever asked hears of it
    return mine;
  }
}

export const wholeLists = () => singleton('wholeLists', () => new WholeLists());
