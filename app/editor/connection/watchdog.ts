/** How long, in milliseconds, until waiting is called slow, until the server is asked for a sign, and for how long it may owe one. */
export type Patience = { slowMs: number; askMs: number; answerMs: number };

export const patience: Patience = { slowMs: 5_000, askMs: 5_000, answerMs: 5_000 };

/** What we sent may still be on its way: at 25 kB/s, slower than any connection one can write with. */
const bytesPerMs = 25;

/**
 * Watches an open connection on which something waits to be stored. A network that is cut without a word looks like an
 * open one, and nobody would be told for half a minute. Times are milliseconds of any clock.
 */
export class Watchdog {
  private heardAt = 0;
  private progressAt = 0;
  private askedAt: number | null = null;
  private bytesOut = 0;

  constructor(private readonly limits: Patience = patience) {}

  /** A connection opened. */
  opened(now: number): void {
    this.heardAt = now;
    this.progressAt = now;
    this.askedAt = null;
    this.bytesOut = 0;
  }

  /** A frame came: the connection lives, and what was sent before it has arrived as far as anybody can tell. */
  heard(now: number): void {
    this.heardAt = now;
    this.askedAt = null;
    this.bytesOut = 0;
  }

  /** A frame of so many bytes went out. */
  sent(bytes: number): void {
    this.bytesOut += bytes;
  }

  /** Something began to wait that did not before, or something that waited was stored. */
  progressed(now: number): void {
    this.progressAt = now;
  }

  /** The server was asked for a sign of life. */
  asked(now: number): void {
    this.askedAt ??= now;
  }

  /** true while the server owes an answer */
  get waitsForAnswer(): boolean {
    return this.askedAt !== null;
  }

  /** `ask`: send something that will be answered. `dead`: it was not answered. */
  look(now: number): { slow: boolean; then: 'wait' | 'ask' | 'dead' } {
    const slow = now - this.progressAt >= this.limits.slowMs;
    const onItsWay = this.bytesOut / bytesPerMs;
    if (this.askedAt !== null) {
      const overdue = now - this.askedAt >= this.limits.answerMs + onItsWay;
      return { slow, then: overdue ? 'dead' : 'wait' };
    }
    const silent = now - Math.max(this.heardAt, this.progressAt) >= this.limits.askMs;
    return { slow, then: silent ? 'ask' : 'wait' };
  }
}
