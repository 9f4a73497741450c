/** Counts events per key over the last `windowMs`; keeps at most `cap` keys, the longest unused leave first. */
export class SlidingWindow {
  readonly #times = new Map<string, number[]>();
  readonly limit: number;
  readonly windowMs: number;
  readonly cap: number;

  constructor(limit: number, windowMs: number, cap: number) {
    this.limit = limit;
    this.windowMs = windowMs;
    this.cap = cap;
  }

  /** Milliseconds until the key may do one more, 0 when it may now. */
  wait(key: string, now: number): number {
    const times = this.#recent(key, now);
    return times.length < this.limit ? 0 : times[times.length - this.limit]! + this.windowMs - now;
  }

  /** Counts one event. */
  add(key: string, now: number): void {
    const times = this.#recent(key, now);
    times.push(now);
    this.#times.delete(key);
    this.#times.set(key, times);
    if (this.#times.size > this.cap) this.#times.delete(this.#times.keys().next().value!);
  }

  /** Takes back the last event of a key. */
  undo(key: string): void {
    const times = this.#times.get(key);
    times?.pop();
    if (times?.length === 0) this.#times.delete(key);
  }

  /** Forgets a key. */
  clear(key: string): void {
    this.#times.delete(key);
  }

  get size(): number {
    return this.#times.size;
  }

  #recent(key: string, now: number): number[] {
    return (this.#times.get(key) ?? []).filter((time) => time > now - this.windowMs);
  }
}
