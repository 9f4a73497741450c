import { AppError } from '#app/errors.ts';

/** Lets at most `atOnce` jobs run together and `waiting` more stand in line; further ones fail with `unavailable`. */
export class Gate {
  #running = 0;
  readonly #line: (() => void)[] = [];
  readonly #atOnce: number;
  readonly #waiting: number;

  constructor(atOnce: number, waiting: number) {
    this.#atOnce = atOnce;
    this.#waiting = waiting;
  }

  /** Runs a job when its turn comes. */
  async run<T>(job: () => Promise<T>): Promise<T> {
    if (this.#running < this.#atOnce) this.#running++;
    else if (this.#line.length >= this.#waiting) {
      throw new AppError('unavailable', 'Too many people are signing in at this moment. Try again in a minute.');
    } else await new Promise<void>((go) => this.#line.push(go));
    try {
      return await job();
    } finally {
      const next = this.#line.shift();
      if (next) next();
      else this.#running--;
    }
  }
}
