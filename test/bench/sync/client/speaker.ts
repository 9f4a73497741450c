import { authFrame, cursorFrame, prefixOf, syncFrame, type Dialect } from './dialect.ts';
import { clientFrame, RawSocket, type Address } from './raw-socket.ts';
import { scanUpdate, typedUpdate } from './update.ts';
import { readVarUint, skipPart, type Cursor } from './varint.ts';

/** Where a person's socket for a room is, and in which dialect. `acks`: the server says what is stored. */
export type Door = Address & { room: string; dialect: Dialect; acks: boolean };

export type Heard = {
  /** text came: `length` characters of `client` from `clock` on */
  text?(client: number, clock: number, length: number, now: number): void;
  /** how many of this speaker's edits are acknowledged */
  acknowledged?(edits: number, now: number): void;
  closed?(why: string): void;
};

const at: Cursor = { buf: new Uint8Array(), pos: 0 };
const empty = new Uint8Array([0, 0]);

/** One light client: speaks the protocol, types at a place of its own, and knows no Yjs. */
export class Speaker {
  typed = 0;
  acked = 0;
  /** every sync payload with its time, when `keep` was asked for */
  readonly kept: { bytes: Uint8Array; stepTwo: boolean; now: number }[] = [];
  synced: Promise<void>;
  private socket: RawSocket | null = null;
  private readonly prefix: number[];
  private cursors = 0;
  private frames = 0;
  /** which frame carried which edit */
  private readonly frameOf: number[] = [];
  private statuses = 0;
  private resolveSynced: () => void = () => undefined;
  private ended = false;

  constructor(
    readonly client: number,
    private readonly door: Door,
    private readonly heard: Heard = {},
    private readonly keep = false,
  ) {
    this.prefix = prefixOf(door.dialect, door.room);
    this.synced = new Promise((resolve) => (this.resolveSynced = resolve));
  }

  /** Connects and asks; resolves when the server has answered with what it has. */
  async enter(): Promise<void> {
    let refuse: (error: Error) => void = () => undefined;
    const refused = new Promise<never>((_resolve, reject) => (refuse = reject));
    this.socket = new RawSocket(this.door, {
      message: (bytes, now) => this.hear(bytes, now),
      closed: (why) => {
        refuse(new Error(`sent away: ${why}`));
        if (!this.ended) this.heard.closed?.(why);
        this.ended = true;
      },
    });
    await this.socket.ready;
    if (this.door.dialect === 'hocuspocus') this.say(authFrame(this.prefix));
    this.say(syncFrame(this.prefix, 0, new Uint8Array([0])));
    await Promise.race([this.synced, refused]);
  }

  /** Types `count` characters, one update each, written at once. */
  type(count = 1): void {
    if (count === 1) return this.socket!.write(this.nextEdit());
    const frames: Buffer[] = [];
    for (let i = 0; i < count; i++) frames.push(this.nextEdit());
    this.socket!.write(Buffer.concat(frames));
  }

  /** Sends an update made elsewhere. */
  sendUpdate(update: Uint8Array): void {
    this.frames += 1;
    this.frameOf.push(this.frames);
    this.typed += 1;
    this.say(syncFrame(this.prefix, 2, update));
  }

  /** Says where the cursor is: behind the last character. */
  point(): void {
    this.cursors += 1;
    this.say(cursorFrame(this.prefix, this.client, this.cursors, Math.max(0, this.typed - 1)));
  }

  get unsent(): number {
    return this.socket?.unsent ?? 0;
  }

  /** Calls back when the socket has taken what was written. */
  whenDrained(call: () => void): void {
    this.socket!.socket.on('drain', call);
  }

  leave(): void {
    this.ended = true;
    this.socket?.end();
  }

  private nextEdit(): Buffer {
    this.frames += 1;
    this.frameOf.push(this.frames);
    const update = typedUpdate(this.client, this.typed++);
    return clientFrame(syncFrame(this.prefix, 2, update));
  }

  private say(frame: Uint8Array) {
    this.socket!.write(clientFrame(frame));
  }

  private hear(bytes: Buffer, now: number) {
    at.buf = bytes;
    at.pos = 0;
    if (this.prefix.length > 0) skipPart(at);
    const type = readVarUint(at);
    if (type === 0 || type === 4) this.hearSync(bytes, now);
    else if (type === 100) this.tellAcks(readVarUint(at), now);
    else if (type === 8 && this.prefix.length > 0) {
      // Hocuspocus answers each update by itself.
      if (readVarUint(at) === 1) this.tellAcks(++this.statuses, now);
    } else if (type === 2 && readVarUint(at) === 1) this.heard.closed?.('permission denied');
  }

  private hearSync(bytes: Buffer, now: number) {
    const step = readVarUint(at);
    const size = readVarUint(at);
    if (step === 0) {
      this.frames += 1;
      return this.say(syncFrame(this.prefix, 1, empty));
    }
    if (this.keep)
      this.kept.push({
        bytes: Uint8Array.prototype.slice.call(bytes, at.pos, at.pos + size),
        stepTwo: step === 1,
        now,
      });
    const { text } = this.heard;
    if (text && size > 2) scanUpdate(at, (client, clock, length) => text(client, clock, length, now));
    if (step === 1) this.resolveSynced();
  }

  /** Acknowledgements count frames; what is asked for is edits. */
  private tellAcks(frames: number, now: number) {
    while (this.acked < this.frameOf.length && this.frameOf[this.acked]! <= frames) this.acked += 1;
    this.heard.acknowledged?.(this.acked, now);
  }
}
