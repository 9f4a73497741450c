import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';

export type SocketHandler = (req: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** Hands `/sync/…` to the collaboration server and refuses every other upgrade. Vite's own socket is left to Vite. */
export function routeUpgrades(server: Server, sync: SocketHandler): void {
  server.on('upgrade', (req, socket, head) => {
    if (req.headers['sec-websocket-protocol']?.startsWith('vite-')) return;
    socket.on('error', () => socket.destroy());
    if (req.url?.startsWith('/sync/')) sync(req, socket, head);
    else refuseUpgrade(socket, 404);
  });
}

/** Answers an upgrade with a status and closes. */
export function refuseUpgrade(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
