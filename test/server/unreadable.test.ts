import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerUnreadable } from '#server/http/unreadable.ts';

let server: Server;
beforeAll(async () => {
  server = createServer((_req, res) => res.end('read'));
  server.on('clientError', answerUnreadable);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

/** All that comes back for these very bytes. */
const send = (bytes: string) =>
  new Promise<string>((resolve, reject) => {
    let answer = '';
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (data) => (answer += data.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });

test.each([
  ['an address that is too long', `GET /?q=${'a'.repeat(20_000)} HTTP/1.1\r\n\r\n`, 431, /too long. Ask for fewer/],
  ['no request', 'GRANTS PLEASE\r\n\r\n', 400, /cannot be read. Check/],
  ['a header with a NUL', 'GET / HTTP/1.1\r\nHost: a\r\nX: \0\r\n\r\n', 400, /cannot be read. Check/],
])('%s is answered in words', async (_, bytes, status, words) => {
  const [head, body] = (await send(bytes)).split('\r\n\r\n') as [string, string];
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(head).toContain(`Content-Length: ${body.length}`);
  expect(body).toMatch(words);
});
