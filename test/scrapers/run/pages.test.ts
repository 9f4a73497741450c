import type { RequestListener } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PageSource } from '#scrapers/define-source.ts';
import type { Progress } from '#scrapers/run/run-context.ts';
import { runSource, type RunOptions } from '#scrapers/run/run-source.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import { openNetwork, serve, type TestServer } from '../net/support.ts';
import { answers, draftOf, listSource, type Line } from './support.ts';

let data: TestDatabase;
let server: TestServer | null = null;
beforeEach(async () => {
  data = await testDatabase();
});
afterEach(async () => {
  await server?.close();
  server = null;
  await data.close();
});

const lines = (from: number, to: number): Line[] =>
  Array.from({ length: to - from }, (_, i) => ({ key: `k${from + i}`, title: `Call ${from + i}` }));

async function start(listener: RequestListener, change: Partial<PageSource> = {}) {
  await server?.close();
  server = await serve(listener);
  return listSource(server.origin, change);
}
const run = (source: PageSource, options: RunOptions = {}) =>
  runSource(data.db, source, { network: openNetwork(), keys: {}, ...options });
const titles = async () =>
  (await data.db.opportunity.findMany({ orderBy: { title: 'asc' } })).map(({ title }) => title);
const lastRun = () => data.db.fetchRun.findFirstOrThrow({ orderBy: { startedAt: 'desc' } });

describe('a list of several pages', () => {
  test('is read to its end, with progress, and is one run', async () => {
    const source = await start(
      answers({
        '/list': { lines: lines(0, 3), next: '/list?page=2', announced: 7 },
        '/list?page=2': { lines: lines(3, 6), next: '/list?page=3', announced: 7 },
        '/list?page=3': { lines: lines(6, 7), announced: 7 },
      }),
    );
    const heard: Progress[] = [];
    const { report, runId } = await run(source, { onProgress: (progress) => heard.push(progress) });
    expect(report).toEqual({
      id: 'example-list',
      status: 'ok',
      seen: 7,
      created: 7,
      changed: 0,
      unchanged: 0,
      rejected: 0,
    });
    expect(heard.filter(({ step }) => step === 'pages').map(({ done, whole }) => `${done} of ${whole}`)).toEqual([
      '3 of 7',
      '6 of 7',
      '7 of 7',
    ]);
    const row = await lastRun();
    expect(row).toMatchObject({ id: runId, status: 'ok', origin: 'network', trigger: 'command' });
    expect(row.bytes).toBeGreaterThan(100);
  });

  test('that leads back to itself ends the run incomplete', async () => {
    const source = await start(
      answers({
        '/list': { lines: lines(0, 2), next: '/list?page=2' },
        '/list?page=2': { lines: lines(2, 4), next: '/list' },
      }),
    );
    const { report } = await run(source);
    expect(report).toMatchObject({
      status: 'incomplete',
      seen: 4,
      error: 'Its list leads back to a page that was read already.',
    });
    expect(await titles()).toHaveLength(4);
  });

  test('whose pages are all the same ends it too, and repeated calls are not counted', async () => {
    let page = 0;
    const source = await start(
      answers(() => ({ lines: lines(0, 2), next: `/list?page=${(page += 1)}`, announced: 100 })),
    );
    const { report } = await run(source);
    expect(report).toMatchObject({ status: 'incomplete', seen: 2, rejected: 0 });
    expect(report.error).toBe('Page 2 of its list holds nothing but what the pages before it held.');
    expect(server!.asked).toHaveLength(3);
  });

  test('that never ends is read a bounded number of times', async () => {
    let page = 0;
    const source = await start(answers(() => ({ lines: lines(page, page + 1), next: `/list?page=${(page += 1)}` })));
    const { report } = await run(source);
    expect(report).toMatchObject({ status: 'incomplete', seen: 200 });
    expect(report.error).toBe('Its list has more than 200 pages; the rest was not read.');
  });

  test('of large pages is read up to 50 MB', async () => {
    const filler = 'x'.repeat(9 * 1024 * 1024);
    const source = await start(
      answers((path) => {
        const page = Number(path.split('?')[1] ?? 1);
        return { lines: lines(page * 3, page * 3 + 3), next: `/list?${page + 1}`, filler };
      }),
    );
    const { report } = await run(source);
    expect(report).toMatchObject({ status: 'incomplete', error: expect.stringMatching(/larger than 50 MB/) as string });
    expect(server!.asked.filter((path) => path.startsWith('/list'))).toHaveLength(6);
  });

  test('of which a later one fails: what came is taken, and the run is incomplete', async () => {
    const source = await start(answers({ '/list': { lines: lines(0, 2), next: '/list?page=2' }, '/list?page=2': 403 }));
    const { report } = await run(source);
    expect(report).toMatchObject({ status: 'incomplete', created: 2 });
    expect(report.error).toMatch(/^Page 2 of its list could not be read: .* answered 403 Forbidden\.$/);
  });

  test('that lost calls between its pages is incomplete', async () => {
    const source = await start(
      answers({
        '/list': { lines: lines(0, 3), next: '/list?page=2', announced: 6 },
        '/list?page=2': { lines: lines(2, 5), announced: 6 },
      }),
    );
    const { report } = await run(source);
    expect(report).toMatchObject({ status: 'incomplete', seen: 5, error: 'Only 5 of 6 records came.' });
  });

  test('cannot lead inside', async () => {
    const source = await start(answers({ '/list': { lines: lines(0, 2), next: 'http://169.254.169.254/list' } }));
    const { host } = server!;
    const network = openNetwork({ isAllowedHost: (asked) => Promise.resolve(asked === host) });
    const { report } = await run(source, { network });
    expect(report.error).toMatch(/^Page 2 .*169\.254\.169\.254 is not an address on the public internet/);
  });
});

describe('an answer that has not changed', () => {
  const stamped = { codeStamp: 'build-1' };
  let etag = '"1"';
  const conditional: RequestListener = (request, response) => {
    if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
    else {
      response.writeHead(200, { 'content-type': 'application/json', etag });
      response.end(JSON.stringify({ lines: lines(0, 3) }));
    }
  };

  test('is not sent again: the run is unchanged and nothing else is written', async () => {
    etag = '"1"';
    const source = await start(conditional);
    expect((await run(source, stamped)).isSame).toBe(false);
    const before = await data.db.rawRecord.findMany();
    const { report, isSame } = await run(source, stamped);
    expect(isSame).toBe(true);
    expect(report).toMatchObject({ status: 'ok', seen: 3, created: 0, changed: 0, unchanged: 3 });
    expect(await lastRun()).toMatchObject({ status: 'unchanged', seen: 3, error: null });
    expect(await data.db.rawRecord.findMany()).toEqual(before);
    expect((await run(source, stamped)).isSame).toBe(true);
  });

  test.each([
    ['another build reads', { codeStamp: 'build-2' }, async () => undefined],
    ['nobody knows which code reads', { codeStamp: null }, async () => undefined],
    [
      'the last run failed',
      stamped,
      async (source: PageSource) => {
        await run({
          ...source,
          request: { url: `${source.request.url}?`, headers: { 'if-none-match': 'x' } },
          format: 'rss',
        });
      },
    ],
    ['it is a dry run', { ...stamped, dryRun: true }, async () => undefined],
  ])('is asked for in full when %s', async (_what, options, meanwhile) => {
    etag = '"1"';
    const source = await start(conditional);
    await run(source, stamped);
    await meanwhile(source);
    const { report, isSame } = await run(source, options);
    expect(report.status).toBe('ok');
    expect(isSame).toBe(false);
  });

  test.each(['/list', '/list?2'])('is not believed when nobody asked that, of %s', async (path) => {
    const source = await start((request, response) => {
      const more = path === '/list' ? {} : { next: path };
      if (request.url === path) response.writeHead(304).end();
      else
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .end(JSON.stringify({ lines: lines(0, 3), ...more }));
    });
    const { report, isSame } = await run(source, stamped);
    expect(isSame).toBe(false);
    expect(report.status).toBe(path === '/list' ? 'failed' : 'incomplete');
    expect(report.error).toMatch(/nothing has changed, which was not the question/);
  });

  test('that did change is read', async () => {
    etag = '"1"';
    const source = await start(conditional);
    await run(source, stamped);
    etag = '"2"';
    expect(await run(source, stamped)).toMatchObject({ isSame: false, report: { status: 'ok', unchanged: 3 } });
  });
});

test('a run that is stopped has failed, and nothing of it stays', async () => {
  const stop = new AbortController();
  const source = await start(
    answers((path) => {
      if (path !== '/list') stop.abort();
      return { lines: lines(0, 2), next: '/list?page=2' };
    }),
  );
  const { report } = await run(source, { signal: stop.signal });
  expect(report).toMatchObject({ status: 'failed', error: 'The run was stopped before its end.' });
  expect(await titles()).toEqual([]);
  expect(await lastRun()).toMatchObject({ status: 'failed', error: 'The run was stopped before its end.' });
});

test('who let it run is kept, and a source that wants to be left alone says until when', async () => {
  const source = await start((_request, response) => response.writeHead(429, { 'retry-after': '86400' }).end());
  const started: string[] = [];
  const onStart = (runId: string) => started.push(runId);
  const { report, retryAt, runId } = await run(source, { onStart, trigger: { by: 'schedule' } });
  expect(report.status).toBe('failed');
  expect(retryAt?.toISOString()).toMatch(/^2026-11-27T12:00:0/);
  expect(started).toEqual([runId]);
  expect(await lastRun()).toMatchObject({ id: runId, trigger: 'schedule', status: 'failed' });
});

test('a parser that stumbles is a failure in words', async () => {
  const source = await start(answers({ '/list': { lines: null } }));
  const { report } = await run(source);
  expect(report).toMatchObject({ status: 'failed' });
  expect(report.error).toMatch(/^The answer is not of the known form: reading it stopped at “.*”\.$/);
});

test('drafts that the list may not hold are refused one by one', async () => {
  const source = await start(answers({ '/list': { lines: lines(0, 2) } }), {
    parse: () => ({
      drafts: [draftOf({ key: 'a', title: 'A' }), draftOf({ key: 'b', title: 'B', closes: '2026-02-30' })],
      rejected: [],
    }),
  });
  const { report, rejected } = await run(source);
  expect(report).toMatchObject({ status: 'ok', created: 1, rejected: 1 });
  expect(rejected[0]!.key).toBe('b');
});
