import { request as httpRequest, createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express from 'express';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sessionCookieName } from '#app/accounts/cookie.server.ts';
import { readEnv } from '#app/env.server.ts';
import { AppError } from '#app/errors.ts';
import { createApp } from '#server/http/app.ts';
import { readBody } from '#server/http/body.ts';
import { histogram } from '#server/histogram.ts';
import { HttpCounts } from '#server/http/metrics.ts';
import { nonceOf } from '#server/http/nonce.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';

let database: TestDatabase;
let server: Server;
let base: string;
let stopping: boolean;
let healthy: boolean;
let dataDir: string;
let lines: Record<string, unknown>[];

beforeEach(async () => {
  database = await testDatabase();
  dataDir = mkdtempSync(path.join(tmpdir(), 'callboard-http-'));
  stopping = false;
  healthy = true;
  lines = [];
  const log = pino({ level: 'debug', base: undefined }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  (globalThis as { __callboard?: Record<string, unknown> }).__callboard = { log };
  const pages = express().disable('x-powered-by');
  pages.get('/opportunities/:id/json', (req, res) => void res.json({ id: req.params.id }));
  pages.get('/broken', () => {
    throw new Error('a secret of the house');
  });
  pages.get('/refused', () => {
    throw new AppError('forbidden', 'Ask a lead of this proposal for access.');
  });
  pages.post('/echo', (req, res, next) => {
    readBody(req).then((body) => res.json({ size: body.length }), next);
  });
  pages.use((_req, res) => void res.type('html').send(`<p>${nonceOf(res)}</p>`));
  const empty = histogram([1]);
  const counts = { commits: 6, rows: 7, waiting: 0, commitMs: empty, entriesPerCommit: empty };
  const metrics = {
    ...counts,
    rooms: 2,
    connections: 3,
    upgrades: 4,
    turnedAway: 5,
    refusals: {},
    lagMs: histogram([1]),
  };
  server = createServer(
    createApp({
      db: database.db,
      env: readEnv({ NODE_ENV: 'test', DATA_DIR: dataDir, PUBLIC_URL: 'https://calls.example.org' }),
      log,
      dev: false,
      counts: new HttpCounts(),
      stopping: () => stopping,
      sync: { healthy: () => healthy, metrics: () => metrics },
      files: (_req, _res, next) => next(),
      pages,
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await database.close();
  delete (globalThis as { __callboard?: unknown }).__callboard;
  rmSync(dataDir, { recursive: true, force: true });
});

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; text: string };

/** A request as it is written, which `fetch` would mend: any path, any Host, any header. */
function raw(method: string, target: string, headers: Record<string, string> = {}, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const req = httpRequest(base, { method, path: target, headers }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () =>
        resolve({ status: res.statusCode!, headers: res.headers, text: Buffer.concat(chunks).toString() }),
      );
    });
    req.on('error', reject);
    req.end(body);
  });
}

const page = { accept: 'text/html' };
const cookie = `${sessionCookieName}=abc`;

test('a page may run only scripts that carry its own nonce', async () => {
  const [one, two] = await Promise.all([raw('GET', '/', page), raw('GET', '/', page)]);
  const policy = String(one.headers['content-security-policy']);
  const nonce = /<p>(.*)<\/p>/.exec(one.text)![1]!;
  expect(policy).toContain(`script-src 'self' 'nonce-${nonce}'`);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("default-src 'self'");
  expect(policy).not.toContain('unsafe');
  expect(policy).toMatch(/connect-src 'self' wss:\/\/127\.0\.0\.1:\d+/);
  expect(two.text).not.toBe(one.text);
  expect(one.headers['x-content-type-options']).toBe('nosniff');
  expect(one.headers['strict-transport-security']).toContain('max-age');
  expect(one.headers['x-powered-by']).toBeUndefined();
});

const host = () => new URL(base).host;
test.each([
  ['our own origin', () => ({ cookie, origin: base }), 200],
  ['the public address', () => ({ cookie, origin: 'https://calls.example.org' }), 200],
  ['the same origin by Sec-Fetch-Site', () => ({ cookie, 'sec-fetch-site': 'same-origin' }), 200],
  ['another site', () => ({ cookie, origin: 'https://evil.example' }), 403],
  ['another port', () => ({ cookie, origin: `http://127.0.0.1:1` }), 403],
  ['an origin that only looks like ours', () => ({ cookie, origin: `http://${host()}.evil.example` }), 403],
  ['an opaque origin', () => ({ cookie, origin: 'null' }), 403],
  ['another site by Sec-Fetch-Site', () => ({ cookie, 'sec-fetch-site': 'cross-site' }), 403],
  ['a sibling site by Sec-Fetch-Site', () => ({ cookie, 'sec-fetch-site': 'same-site' }), 403],
  ['a cookie and no word of where it came from', () => ({ cookie }), 403],
  [
    'a cookie beside a token, from another site',
    () => ({ cookie, authorization: 'Bearer x', origin: 'https://evil.example' }),
    403,
  ],
  ['a script with a token', () => ({ authorization: 'Bearer x' }), 200],
  ['nobody, from another site', () => ({ origin: 'https://evil.example' }), 403],
  ['nobody', () => ({}), 200],
])('a form from %s', async (_from, headers, status) => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    const answer = await raw(method, method === 'POST' ? '/echo' : '/', headers(), 'x');
    expect(answer.status, method).toBe(status);
  }
});

test('reading is never refused for where it came from', async () => {
  const answer = await raw('GET', '/', { cookie, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' });
  expect(answer.status).toBe(200);
});

test('a refusal is words for people and JSON for scripts', async () => {
  const people = await raw('GET', '/refused', page);
  expect(people.status).toBe(403);
  expect(people.text).toContain('Ask a lead of this proposal for access.');
  const script = await raw('GET', '/refused', { accept: 'application/json' });
  expect(JSON.parse(script.text)).toEqual({
    error: { code: 'forbidden', message: 'Ask a lead of this proposal for access.', fields: {} },
  });
});

test('a fault shows its number, and its words only in the log', async () => {
  const answer = await raw('GET', '/broken', page);
  expect(answer.status).toBe(500);
  expect(answer.text).not.toContain('secret');
  const id = answer.headers['x-request-id'];
  expect(answer.text).toContain(id);
  await expect.poll(() => lines.filter((line) => line.requestId === id).length).toBe(2);
  const [fault] = lines.filter((line) => line.requestId === id);
  expect((fault!.err as { stack: string }).stack).toContain('a secret of the house');
});

test.each([
  '/%',
  '/%E0%A4%A',
  '/opportunities/%ZZ',
  'http://other.example/',
  '*',
  '/?_data=x',
  '/a?b&%5Fdata',
  '/%5c',
  '/%5C%2f?x',
  '/\\',
])('%s is a bad address, not a fault', async (target) => {
  expect((await raw('GET', target, page)).status).toBe(400);
});

test('a Host that cannot be read is a bad address', async () => {
  expect((await raw('GET', '/', { ...page, host: 'a b' })).status).toBe(400);
});

test('the extension of a call chooses its format', async () => {
  const { text } = await raw('GET', '/opportunities/0198.json?x=1');
  expect(JSON.parse(text)).toEqual({ id: '0198' });
});

test('a body over the limit is refused before it is read', async () => {
  const size = 5 * 1024 * 1024;
  const answer = await raw('POST', '/echo', { 'content-length': String(size), expect: '100-continue' });
  expect(answer.status).toBe(413);
  expect(JSON.parse(answer.text).error.message).toContain('4 MB');
  expect((await raw('POST', '/echo', {}, 'x'.repeat(1024))).text).toBe('{"size":1024}');
});

test('what may be secret is not in the log', async () => {
  await raw('GET', '/reset/tokentokentoken?next=secretquery', {
    authorization: 'Bearer bearersecret',
    cookie: 'a=cookiesecret',
  });
  await raw('GET', '/setup/tokentokentoken/');
  await raw('GET', '/invitations/tokentokentoken');
  await expect.poll(() => lines.length).toBe(3);
  expect(lines.map(({ path: logged }) => logged)).toEqual(['/reset/…', '/setup/…/', '/invitations/…']);
  expect(JSON.stringify(lines)).not.toMatch(/tokentoken|secret/);
});

test('/healthz is well while the process turns, /readyz while it can work', async () => {
  expect((await raw('GET', '/healthz')).text).toBe('ok\n');
  expect(await raw('GET', '/readyz')).toMatchObject({ status: 200, text: 'ready\n' });
  healthy = false;
  expect(await raw('GET', '/readyz')).toMatchObject({ status: 503, text: 'text cannot be stored\n' });
  healthy = true;
  rmSync(dataDir, { recursive: true });
  expect((await raw('GET', '/readyz')).status).toBe(503);
  stopping = true;
  expect(await raw('GET', '/readyz')).toMatchObject({ status: 503, text: 'stopping\n' });
  expect((await raw('GET', '/healthz')).status).toBe(200);
});

test('/metrics is for this machine and administrators', async () => {
  const { status, text } = await raw('GET', '/metrics');
  expect(status).toBe(200);
  expect(text).toContain('callboard_sync_turned_away 5\n');
  expect(text).toMatch(/^# TYPE callboard_http_requests_total counter$/m);
  expect((await raw('GET', '/metrics', { 'x-forwarded-for': '203.0.113.9' })).status).toBe(403);
});
