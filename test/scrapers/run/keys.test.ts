import type { RequestListener } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PageSource } from '#scrapers/define-source.ts';
import { runSource, type RunOptions } from '#scrapers/run/run-source.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import { openNetwork, serve, type TestServer } from '../net/support.ts';
import { answers, listSource } from './support.ts';

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

async function start(listener: RequestListener, change: Partial<PageSource> = {}) {
  await server?.close();
  server = await serve(listener);
  return listSource(server.origin, change);
}
const run = (source: PageSource, options: RunOptions = {}) =>
  runSource(data.db, source, { network: openNetwork(), keys: {}, ...options });

describe('keys', () => {
  const key = { header: 'X-API-Key', optional: false, how: 'Ask for one at https://calls.example/keys.' };

  test('a source that needs one and has none is not run, and says how to get it', async () => {
    const source = await start(answers({}), { key });
    const { report, runId } = await run(source);
    expect(report).toMatchObject({
      status: 'failed',
      error: 'It needs a key in KEY_EXAMPLE_LIST. Ask for one at https://calls.example/keys.',
    });
    expect(runId).toBeNull();
    expect(await data.db.fetchRun.count()).toBe(0);
    expect(server!.asked).toEqual([]);
  });

  test('it is sent to the source and to nobody else, and is in no message and no row', async () => {
    const seen: [string | undefined, unknown][] = [];
    const other = await serve((request, response) => {
      seen.push([request.url, request.headers['x-api-key']]);
      response.writeHead(401).end();
    });
    const source = await start(
      (request, response) => {
        seen.push([request.url, request.headers['x-api-key']]);
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ lines: [{ key: 'k0', title: 'Call 0' }], next: `${other.origin}/next` }));
      },
      { key },
    );
    const result = await run(source, { keys: { KEY_EXAMPLE_LIST: 'secret' } });
    expect(seen).toEqual([
      ['/list', 'secret'],
      ['/next', undefined],
    ]);
    expect(result.report.error).toMatch(/answered 401 Unauthorized\.$/);
    expect(JSON.stringify([result, await data.db.fetchRun.findMany(), await data.db.source.findMany()])).not.toContain(
      'secret',
    );
    await other.close();
  });

  test('one that is not accepted is named', async () => {
    const source = await start(answers({ '/list': 403 }), { key });
    const { report } = await run(source, { keys: { KEY_EXAMPLE_LIST: 'old' } });
    expect(report.error).toMatch(/403 Forbidden\. Perhaps it does not accept the key in KEY_EXAMPLE_LIST\.$/);
  });

  test('one that no header may carry is refused without being shown', async () => {
    const source = await start(answers({}), { key });
    const { report } = await run(source, { keys: { KEY_EXAMPLE_LIST: 'secret\nline' } });
    expect(report.error).toBe('KEY_EXAMPLE_LIST holds a space or a letter that no key may have.');
  });
});
