/** Who comes when: what a turn is given by. Those without a `key` stand each for themselves. */
export type Turn = { kind: 'count' | 'export'; key: string | null };

type Standing<T> = { one: T; round: number };

/**
 * Those who wait, in the order in which they are served: counts before exports, and each key once in every round, so that
 * a proposal with many documents does not hold up one with a single document.
 */
export class Turns<T extends Turn> {
  private readonly standing: Standing<T>[] = [];
  private readonly round = { count: 0, export: 0 };

  get length(): number {
    return this.standing.length;
  }

  get all(): T[] {
    return this.standing.map(({ one }) => one);
  }

  add(one: T): void {
    const before = this.standing.filter((other) => other.one.kind === one.kind && sameKey(other.one, one));
    const round = Math.max(this.round[one.kind], ...before.map((other) => other.round)) + 1;
    const at = this.standing.findIndex((other) => comesAfter(other, { one, round }));
    this.standing.splice(at < 0 ? this.standing.length : at, 0, { one, round });
  }

  /** Takes out whose turn it is, of those that may have it now. */
  next(may: (one: T) => boolean = () => true): T | undefined {
    const at = this.standing.findIndex(({ one }) => may(one));
    const [first] = at < 0 ? [] : this.standing.splice(at, 1);
    if (first) this.round[first.one.kind] = first.round;
    return first?.one;
  }

  /** Takes out all. */
  clear(): T[] {
    return this.standing.splice(0).map(({ one }) => one);
  }

  /** False where it does not wait. */
  remove(one: T): boolean {
    const at = this.standing.findIndex((other) => other.one === one);
    if (at >= 0) this.standing.splice(at, 1);
    return at >= 0;
  }
}

const sameKey = (a: Turn, b: Turn) => a.key !== null && a.key === b.key;

function comesAfter<T extends Turn>(a: Standing<T>, b: Standing<T>): boolean {
  if (a.one.kind !== b.one.kind) return a.one.kind === 'export';
  return a.round > b.round;
}
