import { Ahead, type Standings } from '../call-index/standings.ts';
import { statuses, type Status } from '../types.ts';
import { amountBands } from './amount-bands.ts';
import { eligibleChoices } from './eligible.ts';
import { PARTS, type Counted } from './filter-test.ts';

/**
 * How many calls each choice of each part of the filter would show, whatever is chosen in that part. Of eligibility, where
 * every choice narrows, how many it would leave.
 */
export class Tally {
  total = 0;
  /** by number of a name */
  readonly funders: Uint32Array;
  readonly currencies: Uint32Array;
  /** by place of a choice */
  readonly eligible = new Uint32Array(eligibleChoices.length);
  /** of the currency that was asked for */
  readonly bands = new Uint32Array(amountBands.length);
  /** next deadlines of the coming calls, whatever dates are chosen */
  readonly dates: string[] = [];
  closingThisWeek = 0;

  readonly #index: Counted;
  readonly #standings: Counting;
  readonly #status = new Uint32Array(statuses.length);
  readonly #kindSets: Uint32Array;
  readonly #tagSets: Uint32Array;
  readonly #sourceSets: Uint32Array;
  readonly #currency: number | undefined;

  constructor(index: Counted, standings: Counting, currency: string | null) {
    this.#index = index;
    this.#standings = standings;
    this.funders = new Uint32Array(index.funders.list.length);
    this.currencies = new Uint32Array(index.currencies.list.length);
    this.#kindSets = new Uint32Array(index.kinds.size);
    this.#tagSets = new Uint32Array(index.tags.size);
    this.#sourceSets = new Uint32Array(index.sources.size);
    this.#currency = currency === null ? undefined : index.currencies.find(currency);
  }

  /** Counts the call of a slot that does not pass these parts of the filter. */
  add(slot: number, fails: number): void {
    if ((fails & (fails - 1)) !== 0) return; // no single choice would show it
    const { columns } = this.#index;
    if (fails === 0 || fails === PARTS.status) this.#status[this.#standings.status[slot]!]! += 1;
    if (fails === 0 || fails === PARTS.funder) this.funders[columns.funder[slot]!]! += 1;
    if (fails === 0 || fails === PARTS.kind) this.#kindSets[columns.kinds[slot]!]! += 1;
    if (fails === 0 || fails === PARTS.tag) this.#tagSets[columns.tags[slot]!]! += 1;
    if (fails === 0 || fails === PARTS.source) this.#sourceSets[columns.sources[slot]!]! += 1;
    if (fails === 0 || fails === PARTS.amount) this.#addAmount(slot);
    if (fails === 0 || fails === PARTS.window) this.#addDate(slot);
    if (fails !== 0) return;
    this.total += 1;
    for (let at = 0, bits = columns.admits[slot]!; bits !== 0; at++, bits >>= 1) {
      if (bits & 1) this.eligible[at]! += 1;
    }
  }

  #addAmount(slot: number): void {
    const { columns } = this.#index;
    const currency = columns.currency[slot]!;
    if (currency < 0) return;
    this.currencies[currency]! += 1;
    if (currency !== this.#currency) return;
    const [low, high] = [columns.amountMin[slot]!, columns.amountMax[slot]!];
    amountBands.forEach(({ min, max }, at) => {
      // NaN is in no band
      if (high >= (min ?? -Infinity) && low <= (max ?? Infinity)) this.bands[at]! += 1;
    });
  }

  #addDate(slot: number): void {
    const ahead = this.#standings.ahead[slot]!;
    if (ahead === Ahead.nothing) return;
    this.dates.push(this.#standings.bySlot[slot]!.nextDeadline!.date);
    if (ahead === Ahead.thisWeek) this.closingThisWeek += 1;
  }

  get status(): Record<Status, number> {
    return Object.fromEntries(statuses.map((status, at) => [status, this.#status[at]])) as Record<Status, number>;
  }

  /** By number of a name, as are those of the subjects and sources. */
  get kinds(): Uint32Array {
    return this.#index.kinds.perName(this.#kindSets);
  }

  get tags(): Uint32Array {
    return this.#index.tags.perName(this.#tagSets);
  }

  get sources(): Uint32Array {
    return this.#index.sources.perName(this.#sourceSets);
  }
}

type Counting = Pick<Standings, 'status' | 'ahead' | 'bySlot'>;
