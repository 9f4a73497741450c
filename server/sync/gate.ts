import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { closeCodes, type CloseReason } from '#app/document/wire.ts';

/** Answers an upgrade with plain HTTP and hangs up. */
export function turnAway(socket: Duplex, status: number, message: string): void {
  const body = `${message}\n`;
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
  socket.once('finish', () => socket.destroy());
}

/** Makes WebSockets of admitted upgrades. */
export class Gate {
  private readonly server: WebSocketServer;

  constructor(maxPayload: number) {
    this.server = new WebSocketServer({ noServer: true, maxPayload, perMessageDeflate: false, clientTracking: false });
  }

  /** Completes the handshake; rejects when it is malformed or the other end is gone. */
  open(req: IncomingMessage, socket: Duplex, head: Buffer): Promise<WebSocket> {
    return new Promise((resolve, reject) => {
      const gone = () => reject(new Error('the upgrade was not completed'));
      socket.once('close', gone);
      this.server.handleUpgrade(req, socket, head, (opened) => {
        socket.off('close', gone);
        resolve(opened);
      });
    });
  }

  /** Browsers cannot read why an upgrade was refused: this lets one in only to say so. No reason = it may come in. */
  async explain(req: IncomingMessage, socket: Duplex, head: Buffer, reason: CloseReason | null): Promise<void> {
    const opened = await this.open(req, socket, head);
    opened.on('error', () => undefined);
    if (reason) opened.close(closeCodes[reason].code, reason);
    else opened.close(1000);
    setTimeout(() => opened.terminate(), 2_000).unref();
  }

  close(): void {
    this.server.close();
  }
}
