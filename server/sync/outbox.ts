import { frameInto, framedLength } from './ws-frame.ts';

type Part = { message: Uint8Array; from: unknown };
type Range = { start: number; end: number };

/**
 * What one room has to say, framed once for everybody. Text comes first and presence after it, so that somebody who does
 * not follow the text is sent the end of the same bytes.
 */
export class Mail {
  private readonly bytes: Buffer;
  private readonly own = new Map<unknown, Range[]>();
  private readonly presenceAt: number;

  constructor(text: readonly Part[], presence: readonly Part[]) {
    const parts = [...text, ...presence];
    this.bytes = Buffer.allocUnsafe(parts.reduce((sum, { message }) => sum + framedLength(message.length), 0));
    let at = 0;
    let presenceAt = 0;
    for (const [i, { message, from }] of parts.entries()) {
      const start = at;
      at = frameInto(this.bytes, at, message);
      if (i < text.length) presenceAt = at;
      if (from !== null) this.note(from, { start, end: at });
    }
    this.presenceAt = presenceAt;
  }

  /** What to write to `member`: all but what it said itself; empty when that is nothing. */
  for(member: unknown, follows: boolean): Buffer {
    const from = follows ? 0 : this.presenceAt;
    const own = this.own.get(member);
    if (!own) return from === 0 ? this.bytes : this.bytes.subarray(from);
    const pieces: Buffer[] = [];
    let at = from;
    for (const { start, end } of own) {
      if (start > at) pieces.push(this.bytes.subarray(at, start));
      at = Math.max(at, end);
    }
    if (at < this.bytes.length) pieces.push(this.bytes.subarray(at));
    return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
  }

  private note(from: unknown, range: Range) {
    const ranges = this.own.get(from);
    const last = ranges?.at(-1);
    if (last && last.end === range.start) last.end = range.end;
    else if (ranges) ranges.push(range);
    else this.own.set(from, [range]);
  }
}

/** Collects what a room has to say until it is said in one go. */
export class Outbox {
  private text: Part[] = [];
  private presence = new Map<number, Part>();

  /** A message for all who follow the text; `from` is not sent it. */
  addText(message: Uint8Array, from: unknown): void {
    this.text.push({ message, from });
  }

  /** A presence message; of one client only the newest is sent. */
  addPresence(clientId: number, message: Uint8Array, from: unknown): void {
    this.presence.set(clientId, { message, from });
  }

  get hasPresence(): boolean {
    return this.presence.size > 0;
  }

  /** Everything collected, ready to be written; null when there is nothing. */
  take(): Mail | null {
    if (this.text.length === 0 && this.presence.size === 0) return null;
    const mail = new Mail(this.text, [...this.presence.values()]);
    this.text = [];
    this.presence = new Map();
    return mail;
  }
}
