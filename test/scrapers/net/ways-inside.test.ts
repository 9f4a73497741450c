import type { LookupAddress } from 'node:dns';
import { createServer, type RequestListener } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defineExtract, type PageSource } from '#scrapers/define-source.ts';
import { fetchPage } from '#scrapers/run/fetch-page.ts';
import { plainNetwork, type Network } from '#scrapers/run/net/network.ts';
import { redirected } from '#scrapers/run/net/redirect.ts';
import { runSource } from '#scrapers/run/run-source.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import { answers, listSource } from '../run/support.ts';
import { serve, testClock, type TestServer } from './support.ts';

const outside = /is not an address on the public internet/;
const METADATA = 'http://169.254.169.254/latest/meta-data/';

/** `inside` must never be asked; `source` is a host that an administrator allowed, and lies. */
let inside: TestServer;
let source: TestServer;
let listener: RequestListener;
beforeEach(async () => {
  inside = await serve((_request, response) => response.writeHead(200, { 'content-type': 'text/xml' }).end('<rss/>'));
  source = await serve((request, response) => listener(request, response));
});
afterEach(async () => {
  expect(inside.asked).toEqual([]);
  await Promise.all([inside.close(), source.close()]);
});

const network = (change: Partial<Network> = {}) =>
  plainNetwork({ clock: testClock(), isAllowedHost: (host) => Promise.resolve(host === source.host), ...change });
const read = (url: string, by = network()) => fetchPage({ url }, 'rss', by, { gapMs: 0 });

test('a second redirect is checked like the first, and so is a path that looks like a host', async () => {
  for (const last of [
    inside.origin,
    `//${inside.host}/`,
    METADATA,
    'file:///etc/passwd',
    `http://user:x@${inside.host}`,
  ]) {
    listener = (request, response) =>
      response.writeHead(302, { location: request.url === '/one' ? '/two' : last }).end();
    await expect(read(`${source.origin}/one`)).rejects.toThrow(/public internet|are not fetched|name and password/);
  }
});

test('a redirect from https to http is not followed', () => {
  const from = { url: 'https://calls.example/feed' };
  expect(() => redirected(from, 302, 'http://calls.example/feed')).toThrow(/without encryption/);
});

test('robots.txt that leads inside is not read there, and forbids nothing', async () => {
  const server = createServer((request, response) => {
    if (request.url === '/robots.txt') response.writeHead(302, { location: `${inside.origin}/robots.txt` }).end();
    else response.writeHead(200, { 'content-type': 'text/xml' }).end('<rss/>');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const host = `127.0.0.1:${(server.address() as { port: number }).port}`;
  const page = await read(
    `http://${host}/feed`,
    network({ isAllowedHost: (asked) => Promise.resolve(asked === host) }),
  );
  expect(new TextDecoder().decode(page.bytes)).toBe('<rss/>');
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

test('a name that led outside while its robots.txt was read and leads inside now is refused now', async () => {
  const lookup = () => Promise.resolve<LookupAddress[]>([{ address: '127.0.0.1', family: 4 }]);
  const robots = { rulesFor: () => Promise.resolve({ allows: () => true, delayMs: 0 }) };
  const url = `http://rebinds.example:${inside.host.split(':')[1]}/feed`;
  await expect(read(url, network({ lookup, robots }))).rejects.toThrow(outside);
});

describe('what an answer leads to', () => {
  let data: TestDatabase;
  beforeEach(async () => {
    data = await testDatabase();
  });
  afterEach(() => data.close());
  const run = (definition: Parameters<typeof runSource>[1]) =>
    runSource(data.db, definition, { network: network(), keys: {} });

  test('the pages of calls', async () => {
    listener = answers({ '/list': { lines: [{ key: 'a', title: 'A' }] } });
    for (const url of [`${inside.origin}/a`, METADATA]) {
      const detail: PageSource['detail'] = {
        ...{ format: 'json', perRun: 5, request: () => ({ url }) },
        parse: (_page, draft) => ({ ...draft, summary: 'read inside' }),
      };
      await run(listSource(source.origin, { detail }));
    }
    expect(await data.db.opportunity.findMany({ select: { title: true, summaryText: true } })).toEqual([
      { title: 'A', summaryText: '' },
    ]);
  });

  test('the file that an extract locates', async () => {
    listener = (_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<a href="x">');
    const {
      id,
      title,
      homepage,
      funder,
      authority,
      zone,
      licence,
      schedule,
      covers,
      expect: least,
      request,
    } = listSource(source.origin);
    for (const url of [`${inside.origin}/x.zip`, METADATA, 'file:///etc/passwd']) {
      const extract = defineExtract({
        ...{ id, title, homepage, funder, authority, zone, licence, schedule, covers, request, expect: least },
        ...{ locate: () => url, maxBytes: 1e6, root: 'Grants', records: ['Grant'], keyField: 'Id' },
        parse: () => ({ key: 'x', reason: 'not read' }),
      });
      const { report } = await run(extract);
      expect(report.status).toBe('failed');
      expect(report.error).toMatch(/public internet|file: addresses are not fetched/);
    }
  });
});
