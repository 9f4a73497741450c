import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServerBuild } from '@remix-run/node';
import express from 'express';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sessionCookieName } from '#app/accounts/cookie.server.ts';
import { handleErrors } from '#server/http/errors.ts';
import { pages } from '#server/http/pages.ts';

let server: Server;

/** One address that gives data and takes nothing, as `/opportunities.json` is. */
const build = {
  entry: { module: { default: () => new Response('page'), handleError: () => undefined } },
  routes: {
    data: {
      id: 'data',
      path: 'data',
      module: { loader: ({ request }: { request: Request }) => Response.json({ url: request.url }) },
    },
    words: {
      id: 'words',
      path: 'words',
      module: { loader: () => new Response('<p>x', { headers: { 'Content-Type': 'text/html' } }) },
    },
    broken: {
      id: 'broken',
      path: 'broken',
      module: {
        loader: () =>
          new Response('Unexpected Server Error', { status: 500, headers: { 'Content-Type': 'text/plain' } }),
      },
    },
    picture: {
      id: 'picture',
      path: 'picture',
      module: { loader: () => new Response('x', { headers: { 'Content-Security-Policy': 'sandbox' } }) },
    },
  },
  assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '1' },
  publicPath: '/',
  assetsBuildDirectory: '',
  future: {},
  isSpaMode: false,
  mode: 'production',
} as unknown as ServerBuild;

beforeEach(async () => {
  const app = express().set('trust proxy', 'loopback').use(pages(build, 'production')).use(handleErrors);
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function ask(
  method: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; allow: unknown; body: string }> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', path: '/data', method, headers }, (res) => {
      let body = '';
      res.on('data', (chunk: Buffer) => (body += chunk.toString()));
      res.on('end', () => resolve({ status: res.statusCode!, allow: res.headers.allow, body }));
    })
      .on('error', reject)
      .end();
  });
}

test.each([
  ['TRACE', undefined],
  ['POST', 'GET, HEAD'],
  ['DELETE', 'GET, HEAD'],
])('%s where there is only data to read is 405, said as every error is', async (method, allow) => {
  const answer = await ask(method);
  expect(answer).toMatchObject({ status: 405, allow });
  expect(JSON.parse(answer.body).error).toMatchObject({
    code: 'method_not_allowed',
    message: `This address does not take ${method}.`,
  });
});

test.each([
  ['https', 'https://'],
  ['ht tp:', 'http://'],
  ['javascript', 'http://'],
])('a proxy that speaks of the protocol "%s" gets an answer', async (protocol, start) => {
  const answer = await ask('GET', { 'X-Forwarded-Proto': protocol });
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.body).url).toMatch(new RegExp(`^${start}127.0.0.1:\\d+/data$`));
});

test('what is no page has a policy of its own, or the one against frames', async () => {
  const { port } = server.address() as AddressInfo;
  const policyOf = async (path: string) =>
    (await fetch(`http://127.0.0.1:${port}${path}`)).headers.get('Content-Security-Policy');
  expect(await policyOf('/data')).toBe("frame-ancestors 'none'");
  expect(await policyOf('/picture')).toBe('sandbox');
});

test('where not even the page of an error could be drawn, there is ours', async () => {
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}/broken`, { headers: { Accept: 'text/html' } });
  expect(answer.status).toBe(500);
  expect(await answer.text()).toMatch(/^<!doctype html>/i);
});

test('what a signed-in person sees is kept by no browser; data has rules of its own', async () => {
  const { port } = server.address() as AddressInfo;
  const keptOf = async (path: string, Cookie?: string) =>
    (await fetch(`http://127.0.0.1:${port}${path}`, { headers: Cookie ? { Cookie } : {} })).headers.get(
      'Cache-Control',
    );
  const cookie = `${sessionCookieName}=abc`;
  expect(await keptOf('/words', cookie)).toBe('private, no-store');
  expect(await keptOf('/words')).toBeNull();
  expect(await keptOf('/words', 'theme=dark')).toBeNull();
  expect(await keptOf('/data', cookie)).toBeNull();
});
