import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { fetchPage, type FetchOptions } from '#scrapers/run/fetch-page.ts';
import type { Network } from '#scrapers/run/net/network.ts';
import { openNetwork, serve as start, type TestServer } from './support.ts';

let server: TestServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

async function serve(listener: RequestListener): Promise<string> {
  server = await start(listener);
  return server.origin;
}

const text = async (url: string, options: FetchOptions = {}, network: Network = openNetwork()) =>
  new TextDecoder().decode((await fetchPage({ url }, 'rss', network, options)).bytes);

test('asks with its name and gives back the bytes and where they came from', async () => {
  let agent: string | undefined;
  const url = await serve((request, response) => {
    agent = request.headers['user-agent'];
    if (request.url === '/old') response.writeHead(301, { location: '/new' }).end();
    else response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8' }).end('<rss/>');
  });
  const network = openNetwork({ contact: 'https://calls.example.org' });
  const page = await fetchPage({ url: `${url}/old` }, 'rss', network);
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
  const page = await fetchPage({ url, method: 'POST', headers, body: '{"rows":1}' }, 'json', openNetwork());
  expect(JSON.parse(new TextDecoder().decode(page.bytes))).toEqual(['POST', 'application/json', '{"rows":1}']);
});

describe('refuses, and says so,', () => {
  test.each([
    ['another media type', 'text/html; charset=utf-8', '<html>', /answer is text\/html, not a feed/],
    ['too many bytes', 'text/xml', 'x'.repeat(5000), /larger than/],
  ])('%s', async (_what, type, body, says) => {
    const url = await serve((_request, response) => response.writeHead(200, { 'content-type': type }).end(body));
    await expect(text(url, { maxBytes: 1000 })).rejects.toThrow(says);
  });

  test('pitfall 21: a stream that never says how long it is and never ends', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/xml' });
      const more = () => {
        while (response.write('x'.repeat(10_000)));
        response.once('drain', more);
      };
      more();
    });
    await expect(text(url, { maxBytes: 100_000 })).rejects.toThrow(/larger than 0.1 MB/);
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
    await expect(text(`${url}/silent`, { timeoutMs: 50 })).rejects.toThrow(/took too long/);
  });

  test.each(['file:///etc/hostname', 'ftp://example.org/feed'])('%s', async (url) => {
    await expect(text(url)).rejects.toThrow(/addresses are not fetched/);
  });
});
