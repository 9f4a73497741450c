import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

export type Address = { host: string; port: number; path: string; headers: Record<string, string> };
export type SocketEvents = { message(bytes: Buffer, now: number): void; closed(why: string): void };

const mask = [0x37, 0xfa, 0x21, 0x3d] as const;

/** One masked WebSocket frame from a client: binary unless told otherwise. */
export function clientFrame(payload: Uint8Array, opcode = 2): Buffer {
  const size = payload.length;
  const head = size < 126 ? 2 : size < 65536 ? 4 : 10;
  const out = Buffer.allocUnsafe(head + 4 + size);
  out[0] = 0x80 | opcode;
  if (head === 2) out[1] = 0x80 | size;
  else if (head === 4) {
    out[1] = 0x80 | 126;
    out.writeUInt16BE(size, 2);
  } else {
    out[1] = 0x80 | 127;
    out.writeBigUInt64BE(BigInt(size), 2);
  }
  out.set(mask, head);
  for (let i = 0; i < size; i++) out[head + 4 + i] = payload[i]! ^ mask[i & 3]!;
  return out;
}

/** A WebSocket without the library's cost, so that what is measured is the server. */
export class RawSocket {
  readonly socket: Socket;
  /** what has come of a frame that is not whole yet, and how much it takes to read on */
  private rest: Buffer[] = [];
  private have = 0;
  private need = 0;
  private parts: Buffer[] = [];
  private open = false;

  /** resolves when the server took the upgrade; rejects when it did not */
  readonly ready: Promise<void>;
  private settle: { opened: () => void; refused: (error: Error) => void };

  constructor(
    address: Address,
    private readonly events: SocketEvents,
  ) {
    let settle: RawSocket['settle'];
    this.ready = new Promise((opened, refused) => (settle = { opened, refused }));
    this.settle = settle!;
    this.socket = connect({ host: address.host, port: address.port, noDelay: true });
    const headers = {
      Host: `${address.host}:${address.port}`,
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
      ...address.headers,
    };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    this.socket.write(`GET ${address.path} HTTP/1.1\r\n${lines.join('')}\r\n`);
    this.socket.on('data', (chunk: Buffer) => this.take(chunk));
    this.socket.on('error', (error) => this.close(error.message));
    this.socket.on('close', () => this.close('the socket ended'));
  }

  /** Writes frames that `clientFrame` made. */
  write(frames: Buffer): void {
    if (!this.socket.destroyed) this.socket.write(frames);
  }

  get unsent(): number {
    return this.socket.writableLength;
  }

  end(): void {
    this.socket.destroy();
  }

  private close(why: string) {
    if (this.open) this.events.closed(why);
    else this.settle.refused(new Error(`not let in: ${why}`));
  }

  private take(chunk: Buffer) {
    const now = performance.now();
    this.rest.push(chunk);
    this.have += chunk.length;
    if (this.have < this.need) return; // putting a large frame together anew with each chunk would cost its square
    let buf = this.rest.length === 1 ? chunk : Buffer.concat(this.rest);
    this.keep(null, 0);
    if (!this.open) {
      const end = buf.indexOf('\r\n\r\n');
      if (end < 0) return this.keep(buf, 0);
      const status = buf.toString('latin1', 0, end).split('\r\n')[0]!;
      if (!status.includes(' 101 ')) {
        this.close(status);
        return this.end();
      }
      this.open = true;
      this.settle.opened();
      buf = buf.subarray(end + 4);
    }
    this.readFrames(buf, now);
  }

  private readFrames(buf: Buffer, now: number) {
    let pos = 0;
    let need = 0;
    while (buf.length - pos >= 2) {
      const first = buf[pos]!;
      let size = buf[pos + 1]! & 0x7f;
      let head = 2;
      if (size === 126) head = 4;
      else if (size === 127) head = 10;
      if (buf.length - pos < head) break;
      if (head === 4) size = buf.readUInt16BE(pos + 2);
      else if (head === 10) size = Number(buf.readBigUInt64BE(pos + 2));
      need = head + size;
      if (buf.length - pos < need) break;
      this.frame(first, buf.subarray(pos + head, pos + head + size), now);
      pos += need;
      need = 0;
    }
    // A copy: a slice would hold the whole chunk, and the next concat makes one anyway.
    if (pos < buf.length) this.keep(pos === 0 ? buf : Buffer.from(buf.subarray(pos)), need);
  }

  private keep(rest: Buffer | null, need: number) {
    this.rest = rest ? [rest] : [];
    this.have = rest?.length ?? 0;
    this.need = need;
  }

  private frame(first: number, payload: Buffer, now: number) {
    const opcode = first & 0x0f;
    if (opcode === 8) {
      const code = payload.length >= 2 ? payload.readUInt16BE(0) : 1005;
      this.close(`closed with ${code} ${payload.toString('utf8', 2)}`);
      return this.end();
    }
    if (opcode === 9) return this.write(clientFrame(payload, 10));
    if (opcode > 2) return;
    if (first & 0x80 && this.parts.length === 0) return this.events.message(payload, now);
    this.parts.push(payload);
    if (!(first & 0x80)) return;
    const whole = Buffer.concat(this.parts);
    this.parts = [];
    this.events.message(whole, now);
  }
}
