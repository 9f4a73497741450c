import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { fetchPage, type FetchOptions } from '#scrapers/run/fetch-page.ts';
import { isPrivateAddress } from '#scrapers/run/private-address.ts';

let server: Server | null = null;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise<void>((done) => (server ? server.close(() => done()) : done()));
  server = null;
});

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((listening) => server!.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const anywhere: FetchOptions = { isRefused: () => false };
const text = async (url: string, options: FetchOptions = anywhere) =>
  new TextDecoder().decode((await fetchPage({ url }, 'rss', options)).bytes);

test('asks with its name and gives back the bytes and where they came from', async () => {
  let agent: string | undefined;
  const url = await serve((request, response) => {
    agent = request.headers['user-agent'];
    if (request.url === '/old') response.writeHead(301, { location: '/new' }).end();
    else response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8' }).end('<rss/>');
  });
  const options = { ...anywhere, contact: 'https://calls.example.org' };
  const page = await fetchPage({ url: `${url}/old` }, 'rss', options);
  expect(page.url).toBe(`${url}/new`);
  expect(new TextDecoder().decode(page.bytes)).toBe('<rss/>');
  expect(agent).toMatch(/^Callboard\/\d.*\+https:\/\/calls\.example\.org/);
});

test('sends what a source asks to send', async () => {
  const url = await serve((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify([request.method, request.headers['content-type'], body]));
    });
  });
  const headers = { 'content-type': 'application/json' };
  const page = await fetchPage({ url, method: 'POST', headers, body: '{"rows":1}' }, 'json', anywhere);
  expect(JSON.parse(new TextDecoder().decode(page.bytes))).toEqual(['POST', 'application/json', '{"rows":1}']);
});

describe('refuses, and says so,', () => {
  test.each([
    ['another media type', 'text/html; charset=utf-8', '<html>', /answer is text\/html, not a feed/],
    ['too many bytes', 'text/xml', 'x'.repeat(5000), /larger than/],
  ])('%s', async (_what, type, body, says) => {
    const url = await serve((_request, response) => response.writeHead(200, { 'content-type': type }).end(body));
    await expect(text(url, { ...anywhere, maxBytes: 1000 })).rejects.toThrow(says);
  });

  test('a stream that never says how long it is and never ends', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/xml' });
      const more = () => {
        while (response.write('x'.repeat(10_000)));
        response.once('drain', more);
      };
      more();
    });
    await expect(text(url, { ...anywhere, maxBytes: 100_000 })).rejects.toThrow(/larger than 0.1 MB/);
  });

  test('a status that is no success', async () => {
    const url = await serve((_request, response) => response.writeHead(403).end());
    await expect(text(url)).rejects.toThrow(/answered 403 Forbidden\./);
  });

  test('redirects without end', async () => {
    const url = await serve((_request, response) => response.writeHead(302, { location: '/again' }).end());
    await expect(text(url)).rejects.toThrow(/redirected more than 5 times/);
  });

  test('an answer that breaks off, and one that does not come', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/silent') return;
      response.writeHead(200, { 'content-type': 'text/xml', 'content-length': '100' });
      response.write('<rss>', () => response.destroy());
    });
    await expect(text(url)).rejects.toThrow(/could not be read/);
    await expect(text(`${url}/silent`, { ...anywhere, timeoutMs: 50 })).rejects.toThrow(/took too long/);
  });

  test.each(['file:///etc/hostname', 'ftp://example.org/feed'])('%s', async (url) => {
    await expect(text(url)).rejects.toThrow(/addresses are not fetched/);
  });
});

describe('keeps to the public internet', () => {
  const outside = /is not an address on the public internet/;

  test.each([
    'http://127.0.0.1/',
    'http://[::1]/',
    'http://169.254.169.254/latest',
    'http://2130706433/',
    'http://0x7f.1/',
  ])('refuses %s', async (url) => expect(text(url, {})).rejects.toThrow(outside));

  test('refuses a name that leads to this machine', async () => {
    await expect(text('http://localhost:1/', {})).rejects.toThrow(outside);
  });

  test('refuses a redirect that leads inside', async () => {
    const url = await serve((_request, response) => response.writeHead(302, { location: 'http://10.0.0.1/' }).end());
    const onlyServer = { isRefused: (address: string) => address !== '127.0.0.1' };
    await expect(text(url, onlyServer)).rejects.toThrow(outside);
  });

  test.each([
    ...['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1'],
    ...['255.255.255.255', '::', '::1', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'ff02::1', '::ffff:127.0.0.1'],
    ...['::ffff:8.8.8.8', '64:ff9b::7f00:1', '2002:7f00:1::', '2001:db8::1', '2001::1', 'localhost', ''],
  ])('%s is not public', (address) => expect(isPrivateAddress(address)).toBe(true));

  test.each(['8.8.8.8', '151.101.1.1', '2606:4700::1111', '2a00:1450:4001::1'])('%s is public', (address) =>
    expect(isPrivateAddress(address)).toBe(false),
  );
});
