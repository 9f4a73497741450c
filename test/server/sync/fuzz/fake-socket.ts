import { EventEmitter } from 'node:events';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';

/** A WebSocket and its stream without TCP, as the server sees them. Frames that the server writes go to `heard`. */
export class FakeSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  closed: { code: number; reason: string } | null = null;
  private paused = false;
  private held: Buffer[] = [];

  constructor(private readonly heard: (frame: Buffer) => void) {
    super();
  }

  get parts() {
    const stream = { writableLength: 0, write: (bytes: Buffer) => (this.split(bytes), true) };
    return { socket: this as unknown as WebSocket, stream: stream as unknown as Duplex };
  }

  /** A frame comes in over the wire. */
  receive(frame: Uint8Array): void {
    // As `ws` gives it: a part of what one reading of the socket brought.
    const data = Buffer.concat([Buffer.alloc(3), frame, Buffer.alloc(5, 0x61)]).subarray(3, 3 + frame.length);
    if (this.readyState !== this.OPEN) return;
    if (this.paused) this.held.push(data);
    else this.emit('message', data, true);
  }

  close(code = 1005, reason = ''): void {
    if (this.readyState !== this.OPEN) return;
    this.readyState = 3;
    this.closed = { code, reason };
    queueMicrotask(() => this.emit('close', code, Buffer.from(reason)));
  }
  terminate(): void {
    this.close(1006);
  }
  ping(): void {
    queueMicrotask(() => this.emit('pong'));
  }
  pause(): void {
    this.paused = true;
  }
  resume(): void {
    this.paused = false;
    for (const data of this.held.splice(0)) this.emit('message', data, true);
  }

  private split(bytes: Buffer) {
    for (let at = 0; at < bytes.length;) {
      const short = bytes[at + 1]!;
      const start = at + (short < 126 ? 2 : short === 126 ? 4 : 10);
      const length =
        short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
      at = start + length;
      this.heard(bytes.subarray(start, at));
    }
  }
}
