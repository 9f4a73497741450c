import type { IndexedCall } from './indexed-call.ts';

const FIRST_SIZE = 1024;

/** What counting asks of calls, each by slot: to walk over arrays of numbers is twenty times as fast as over objects. */
export class CallColumns {
  funder = new Int32Array(FIRST_SIZE);
  kinds = new Int32Array(FIRST_SIZE);
  tags = new Int32Array(FIRST_SIZE);
  sources = new Int32Array(FIRST_SIZE);
  currency = new Int32Array(FIRST_SIZE);
  admits = new Uint8Array(FIRST_SIZE);
  refuses = new Uint8Array(FIRST_SIZE);
  /** NaN = not stated */
  amountMin = new Float64Array(FIRST_SIZE);
  amountMax = new Float64Array(FIRST_SIZE);

  set(call: IndexedCall): void {
    const { slot } = call;
    if (slot >= this.funder.length) this.#grow(slot + 1);
    this.funder[slot] = call.funder;
    this.kinds[slot] = call.kinds;
    this.tags[slot] = call.tags;
    this.sources[slot] = call.sources;
    this.currency[slot] = call.currency;
    this.admits[slot] = call.admits;
    this.refuses[slot] = call.refuses;
    this.amountMin[slot] = call.amountMin ?? call.amountMax ?? NaN;
    this.amountMax[slot] = call.amountMax ?? call.amountMin ?? NaN;
  }

  #grow(least: number): void {
    const size = Math.max(least, this.funder.length * 2);
    this.funder = longer(this.funder, size);
    this.kinds = longer(this.kinds, size);
    this.tags = longer(this.tags, size);
    this.sources = longer(this.sources, size);
    this.currency = longer(this.currency, size);
    this.admits = longer(this.admits, size);
    this.refuses = longer(this.refuses, size);
    this.amountMin = longer(this.amountMin, size);
    this.amountMax = longer(this.amountMax, size);
  }
}

/** The same numbers, with zeros behind them. */
export function longer<Array extends Int32Array | Uint8Array | Float64Array>(from: Array, size: number): Array {
  const to = new (from.constructor as new (size: number) => Array)(size);
  to.set(from);
  return to;
}
