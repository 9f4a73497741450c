import type { RequestListener, ServerResponse } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import type { ScraperError } from '#scrapers/errors.ts';
import { fetchIfChanged, fetchPage, type FetchOptions } from '#scrapers/run/fetch-page.ts';
import type { Network } from '#scrapers/run/net/network.ts';
import { openNetwork, serve as start, testClock, type TestServer } from './support.ts';

const servers: TestServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(listener: RequestListener, robots: string | number = 404): Promise<TestServer> {
  const server = await start(listener, robots);
  servers.push(server);
  return server;
}

const feed = (response: ServerResponse) => response.writeHead(200, { 'content-type': 'text/xml' }).end('<rss/>');
const read = (url: string, network: Network = openNetwork(), options: FetchOptions = {}) =>
  fetchPage({ url }, 'rss', network, options).then(({ bytes }) => new TextDecoder().decode(bytes));

/** A server whose first answers are these, and then the feed. */
const failing = (...first: ((response: ServerResponse) => void)[]) =>
  serve((_request, response) => (first.shift() ?? feed)(response));

describe('asks again', () => {
  test.each([
    ['a 503', (response: ServerResponse) => response.writeHead(503).end()],
    ['a 429', (response: ServerResponse) => response.writeHead(429).end()],
    ['a connection that breaks off', (response: ServerResponse) => response.destroy()],
    [
      'an answer that breaks off',
      (response: ServerResponse) => {
        response.writeHead(200, { 'content-type': 'text/xml', 'content-length': '100' });
        response.write('<rss>', () => response.destroy());
      },
    ],
  ])('after %s, twice, each time later', async (_what, fails) => {
    const clock = testClock();
    const { origin, asked } = await failing(fails, fails);
    expect(await read(`${origin}/feed`, openNetwork({ clock }), { gapMs: 0 })).toBe('<rss/>');
    expect(asked).toEqual(['/robots.txt', '/feed', '/feed', '/feed']);
    expect(clock.slept.filter((ms) => ms > 250)).toEqual([1000, 4000]);
  });

  test('but not a fourth time', async () => {
    const { origin, asked } = await serve((_request, response) => response.writeHead(500).end());
    await expect(read(`${origin}/feed`)).rejects.toThrow(/answered 500 Internal Server Error\.$/);
    expect(asked.filter((path) => path === '/feed')).toHaveLength(3);
  });

  test.each([400, 401, 403, 404, 410])('but not after %i', async (status) => {
    const { origin, asked } = await serve((_request, response) => response.writeHead(status).end());
    await expect(read(`${origin}/feed`)).rejects.toThrow(`answered ${status} `);
    expect(asked).toEqual(['/robots.txt', '/feed']);
  });

  test.each([
    ['seconds', '30', 30_000],
    ['a date', 'Thu, 26 Nov 2026 12:00:20 GMT', 20_000],
    ['a date that is over', 'Thu, 26 Nov 2026 11:00:00 GMT', 1000],
    ['nonsense', 'soon', 1000],
  ])('when the source says so: %s', async (_what, header, pause) => {
    const clock = testClock();
    const { origin } = await failing((response) => response.writeHead(503, { 'retry-after': header }).end());
    await read(`${origin}/feed`, openNetwork({ clock }), { gapMs: 0 });
    expect(clock.slept.filter((ms) => ms > 250)).toEqual([pause]);
  });

  test('but a pause longer than a run may wait ends it, with the time', async () => {
    const { origin, asked } = await failing((response) => response.writeHead(429, { 'retry-after': '7200' }).end());
    const error = await read(`${origin}/feed`, openNetwork(), { gapMs: 0 }).catch(
      (thrown: unknown) => thrown as ScraperError,
    );
    expect(error).toMatchObject({ retryAt: new Date('2026-11-26T14:00:00Z') });
    expect((error as ScraperError).message).toMatch(
      /answered 429 Too Many Requests and asks to be left alone until 2026-11-26 14:00 UTC\.$/,
    );
    expect(asked).toEqual(['/robots.txt', '/feed']);
  });

  test('and can be stopped meanwhile', async () => {
    const { origin } = await serve((_request, response) => response.writeHead(503).end());
    const stop = new AbortController();
    const clock = { ...testClock(), sleep: () => (stop.abort(), Promise.reject(stop.signal.reason as Error)) };
    const stopped = read(`${origin}/feed`, openNetwork({ clock }), { gapMs: 0, signal: stop.signal });
    await expect(stopped).rejects.toThrow(/abort/i);
  });
});

describe('keeps to robots.txt', () => {
  const rules = (...lines: string[]) => `User-agent: *\nDisallow: /\n\nUser-agent: Callboard\n${lines.join('\n')}\n`;

  test('what it forbids us is not asked', async () => {
    const { origin, host, asked } = await serve((_request, response) => feed(response), rules('Disallow: /private'));
    await expect(read(`${origin}/private/feed`)).rejects.toThrow(
      `robots.txt of ${host} asks that /private/feed is not read by programs.`,
    );
    expect(asked).toEqual(['/robots.txt']);
    expect(await read(`${origin}/feed`)).toBe('<rss/>');
  });

  test('also where a redirect leads', async () => {
    const listener: RequestListener = (_request, response) => response.writeHead(302, { location: '/private' }).end();
    const { origin, asked } = await serve(listener, rules('Disallow: /private'));
    await expect(read(`${origin}/feed`)).rejects.toThrow(/asks that \/private is not read/);
    expect(asked).toEqual(['/robots.txt', '/feed']);
  });

  test('the pause that it asks for is kept, up to a minute', async () => {
    for (const [said, kept] of [
      ['12', 12_000],
      ['300', 60_000],
    ] as const) {
      const clock = testClock();
      const network = openNetwork({ clock });
      const { origin } = await serve((_request, response) => feed(response), rules(`Crawl-delay: ${said}`));
      await read(`${origin}/feed`, network);
      const before = clock.now().getTime();
      await read(`${origin}/feed`, network);
      expect(clock.now().getTime() - before).toBe(kept);
    }
  });

  test('rules that take long to compare are kept to by not asking', async () => {
    const stars = `Disallow: /${'*'.repeat(500_000)}x`;
    const { origin, asked } = await serve((_request, response) => feed(response), rules(stars));
    const network = openNetwork();
    const began = performance.now();
    await expect(read(`${origin}/${'a'.repeat(1900)}`, network)).rejects.toThrow(/is not read by programs/);
    expect(performance.now() - began).toBeLessThan(1000);
    expect(await read(`${origin}/feed`, network)).toBe('<rss/>');
    expect(asked).toEqual(['/robots.txt', '/feed']);
  });

  test('it is read once a day', async () => {
    const clock = testClock();
    const network = openNetwork({ clock });
    const { origin, asked } = await serve((_request, response) => feed(response));
    await read(`${origin}/feed`, network);
    await clock.sleep(23 * 60 * 60 * 1000);
    await read(`${origin}/feed`, network);
    expect(asked).toEqual(['/robots.txt', '/feed', '/feed']);
    await clock.sleep(60 * 60 * 1000);
    await read(`${origin}/feed`, network);
    expect(asked.slice(3)).toEqual(['/robots.txt', '/feed']);
  });

  test.each([429, 500, 503])('a host that cannot give it now (%i) is asked nothing else', async (status) => {
    const { origin, asked } = await serve((_request, response) => feed(response), status);
    await expect(read(`${origin}/feed`)).rejects.toThrow(/^Its robots\.txt must be read first: .* answered /);
    expect(asked).toEqual(['/robots.txt', '/robots.txt', '/robots.txt']);
  });

  test.each([401, 403, 404, 410])('a host that has none for us (%i) is read', async (status) => {
    const { origin } = await serve((_request, response) => feed(response), status);
    expect(await read(`${origin}/feed`)).toBe('<rss/>');
  });

  test('a host that is not there is told as such', async () => {
    const { origin, close } = await start(() => undefined);
    await close();
    await expect(read(`${origin}/feed`)).rejects.toThrow(/^127.* could not be read: it takes no connections\.$/);
  });
});

describe('follows redirects', () => {
  test('without the key and the headers of a source to another origin, and with them to its own', async () => {
    const seen: Record<string, unknown>[] = [];
    const record: RequestListener = (request, response) => {
      seen.push(request.headers);
      feed(response);
    };
    const other = await serve(record);
    const one = await serve((request, response) => {
      if (request.url === '/away') response.writeHead(307, { location: `${other.origin}/feed` }).end();
      else if (request.url === '/near') response.writeHead(307, { location: '/feed' }).end();
      else record(request, response);
    });
    const headers = { 'X-API-Key': 'secret', authorization: 'Bearer secret', 'content-type': 'application/json' };
    for (const path of ['/away', '/near']) {
      await fetchPage({ url: one.origin + path, method: 'POST', headers, body: '{}' }, 'rss', openNetwork());
    }
    expect(seen[0]).toMatchObject({ 'content-type': 'application/json', 'content-length': '2' });
    expect(JSON.stringify(seen[0])).not.toContain('secret');
    expect(seen[1]).toMatchObject({ 'x-api-key': 'secret', authorization: 'Bearer secret' });
  });
});

describe('asks whether anything has changed', () => {
  test('and hears that nothing has', async () => {
    const asked: unknown[] = [];
    const { origin } = await serve((request, response) => {
      asked.push([request.headers['if-none-match'], request.headers['if-modified-since']]);
      if (request.headers['if-none-match'] === '"7"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"7"', 'last-modified': 'Thu, 26 Nov 2026 10:00:00 GMT' }).end('<rss/>');
    });
    const network = openNetwork();
    const page = await fetchPage({ url: origin }, 'rss', network);
    expect(page.validators).toEqual({ etag: '"7"', lastModified: 'Thu, 26 Nov 2026 10:00:00 GMT' });
    expect(await fetchIfChanged({ url: origin }, 'rss', network, page.validators)).toBeNull();
    expect(asked).toEqual([
      [undefined, undefined],
      ['"7"', 'Thu, 26 Nov 2026 10:00:00 GMT'],
    ]);
  });

  test('an answer of 304 to a plain question is an error', async () => {
    const { origin } = await serve((_request, response) => response.writeHead(304).end());
    await expect(read(origin)).rejects.toThrow(/nothing has changed, which was not the question/);
  });
});

describe('unpacks', () => {
  const packed = (encoding: string, bytes: Uint8Array) =>
    serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/xml', 'content-encoding': encoding }).end(bytes);
    });

  test.each([
    ['gzip', gzipSync('<rss/>')],
    ['br', brotliCompressSync('<rss/>')],
    ['identity', Buffer.from('<rss/>')],
  ])('%s', async (encoding, bytes) => {
    const { origin } = await packed(encoding, bytes);
    expect(await read(origin)).toBe('<rss/>');
  });

  const large = Buffer.alloc(40 * 1024 * 1024, ' ');
  test.each([
    ['gzip', gzipSync(large)],
    ['br', brotliCompressSync(large)],
  ])('%s up to the limit and no further: a bomb stays small', async (encoding, bytes) => {
    expect(bytes.byteLength).toBeLessThan(100_000);
    const { origin } = await packed(encoding, bytes);
    await expect(read(origin)).rejects.toThrow('The answer is larger than 10 MB, so it was not read.');
  });

  test.each([
    ['gzip', gzipSync('<rss/>'.repeat(1000)).subarray(0, 30), /broke off its packed answer/],
    ['br', brotliCompressSync('<rss/>'.repeat(1000)).subarray(0, 10), /broke off its packed answer/],
    ['gzip', Buffer.from('<rss/>'), /its packed answer is broken/],
    ['br', Buffer.alloc(40, 0xff), /its packed answer is broken/],
    ['zstd', Buffer.from('<rss/>'), /packed its answer as zstd, which is not read/],
  ])('%s that is broken is an error in words', async (encoding, bytes, says) => {
    const { origin } = await packed(encoding, bytes);
    await expect(read(origin)).rejects.toThrow(says);
  });
});

test('a server without encryption behind an https address is told in words', async () => {
  const { host } = await serve((_request, response) => feed(response));
  await expect(read(`https://${host}/feed`)).rejects.toThrow(`${host} could not be read: no secure connection`);
});
