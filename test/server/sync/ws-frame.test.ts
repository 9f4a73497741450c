import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import WebSocket, { WebSocketServer } from 'ws';
import { frameAll } from '#server/sync/ws-frame.ts';

test('messages of every length of header come out of a WebSocket as they went in', async () => {
  const messages = [0, 1, 125, 126, 127, 65_535, 65_536, 70_000].map((length) =>
    Uint8Array.from({ length }, (_, i) => i % 251),
  );
  const server = createServer();
  const upgrades = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  server.on('upgrade', (req, stream, head) =>
    upgrades.handleUpgrade(req, stream, head, (socket) => {
      stream.write(frameAll(messages));
      socket.close();
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const heard: Buffer[] = [];
  client.on('message', (data: Buffer, isBinary) => {
    expect(isBinary).toBe(true);
    heard.push(data);
  });
  await new Promise((resolve) => client.on('close', resolve));
  expect(heard.map(({ length }) => length)).toEqual(messages.map(({ length }) => length));
  heard.forEach((message, i) => expect(message.equals(messages[i]!)).toBe(true));
  await new Promise((resolve) => server.close(resolve));
});
