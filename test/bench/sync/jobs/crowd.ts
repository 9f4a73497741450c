import { Speaker, type Door } from '../client/speaker.ts';
import type { Histogram } from '../client/histogram.ts';

/** The people in one room: who sent what when, and what each screen has shown of it. */
export class Crowd {
  readonly speakers: Speaker[];
  /** characters by other people that reached a screen */
  deliveries = 0;
  /** characters that a screen never got before later ones of the same writer came */
  gaps = 0;
  readonly closed: string[] = [];
  /** called after each delivery: which screen, which writer, how far */
  onShown: ((screen: number, writer: number, upTo: number) => void) | null = null;
  onAcknowledged: ((writer: number) => void) | null = null;
  private readonly seen: Int32Array[];
  private readonly sentAt: number[][];
  private countFrom = Infinity;

  constructor(
    doors: Door[],
    private readonly base: number,
    private readonly latency: Histogram,
    witness: number,
  ) {
    this.seen = doors.map(() => new Int32Array(doors.length));
    this.sentAt = doors.map(() => []);
    this.speakers = doors.map((door, me) => {
      const heard = {
        text: (client: number, clock: number, length: number, now: number) =>
          this.show(me, client - base, clock, clock + length, now),
        acknowledged: () => this.onAcknowledged?.(me),
        closed: (why: string) => this.closed.push(why),
      };
      return new Speaker(base + me, door, heard, me === witness);
    });
  }

  /** Everybody comes in, a few at a time. */
  async enter(atOnce = 25): Promise<void> {
    for (let i = 0; i < this.speakers.length; i += atOnce)
      await Promise.all(this.speakers.slice(i, i + atOnce).map((speaker) => speaker.enter()));
  }

  type(writer: number, withCursor: boolean): void {
    const speaker = this.speakers[writer]!;
    this.sentAt[writer]!.push(performance.now());
    speaker.type();
    if (withCursor) speaker.point();
  }

  /** Types many at once, without a time for each. */
  pour(writer: number, count: number): void {
    if (count > 0) this.speakers[writer]!.type(count);
  }

  /** From now on what is sent is timed. */
  startCounting(): void {
    this.countFrom = performance.now();
    this.deliveries = 0;
  }

  shown(screen: number, writer: number): number {
    return this.seen[screen]![writer]!;
  }

  /** Characters that have not reached some screen yet. */
  get outstanding(): number {
    let missing = 0;
    for (let writer = 0; writer < this.speakers.length; writer++) {
      const { typed } = this.speakers[writer]!;
      if (typed === 0) continue;
      for (let screen = 0; screen < this.speakers.length; screen++)
        if (screen !== writer) missing += typed - this.seen[screen]![writer]!;
    }
    return missing;
  }

  leave(): void {
    for (const speaker of this.speakers) speaker.leave();
  }

  private show(me: number, writer: number, from: number, to: number, now: number) {
    if (writer === me || writer < 0 || writer >= this.speakers.length) return;
    const mine = this.seen[me]!;
    const known = mine[writer]!;
    if (to <= known) return;
    if (from > known) this.gaps += from - known;
    const sent = this.sentAt[writer]!;
    for (let clock = Math.max(from, known); clock < to; clock++) {
      const at = sent[clock];
      if (at !== undefined && at >= this.countFrom) this.latency.add(now - at);
    }
    this.deliveries += to - Math.max(from, known);
    mine[writer] = to;
    this.onShown?.(me, writer, to);
  }
}
