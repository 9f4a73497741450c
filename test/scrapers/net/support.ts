import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '#scrapers/run/net/clock.ts';
import { plainNetwork, type Network } from '#scrapers/run/net/network.ts';

/** A clock that passes only while somebody sleeps; `slept` are the pauses in milliseconds. */
export function testClock(start = '2026-11-26T12:00:00Z'): Clock & { slept: number[] } {
  let now = Date.parse(start);
  const slept: number[] = [];
  return {
    slept,
    now: () => new Date(now),
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      slept.push(ms);
      now += ms;
      await new Promise(setImmediate); // whoever is at work goes on meanwhile
    },
  };
}

export type TestServer = { origin: string; host: string; asked: string[]; close: () => Promise<void> };

/** A web server on loopback; `asked` are the paths in order. `robots` is its robots.txt, or how it refuses it. */
export async function serve(listener: RequestListener, robots: string | number = 404): Promise<TestServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url !== '/robots.txt') listener(request, response);
    else if (typeof robots === 'number') response.writeHead(robots).end();
    else response.writeHead(200, { 'content-type': 'text/plain' }).end(robots);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin: `http://${host}`, host, asked, close: () => closed(server) };
}

const closed = (server: Server) => {
  server.closeAllConnections();
  return new Promise<void>((done) => server.close(() => done()));
};

/** A network that may read loopback, and whose clock does not make anybody wait. */
export function openNetwork(change: Partial<Network> = {}): Network {
  return plainNetwork({ clock: testClock(), isAllowedHost: () => Promise.resolve(true), ...change });
}
