import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SourceParams } from '#app/opportunities/sources/params.ts';
import { toDefinition } from '#app/opportunities/sources/made-source.ts';
import { previewInProcess, runInProcess } from '#server/jobs/run-in-process.ts';
import { serve } from '#test/scrapers/net/support.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';

const params: SourceParams = {
  ...{ kind: 'feed', title: 'Feed of this machine', url: 'http://127.0.0.1:9/feed', everyHours: 24, licence: '' },
  ...{ funder: 'F', country: 'US', include: [], exclude: [] },
};
const refusal = /127\.0\.0\.1/;
let site: TestDatabase;
const before = process.env.DATABASE_URL;
beforeEach(async () => {
  site = await testDatabase();
  process.env.DATABASE_URL = `file:${site.file}`; // a process opens the database by itself
});
afterEach(async () => {
  if (before === undefined) delete process.env.DATABASE_URL;
  else process.env.DATABASE_URL = before;
  await site.close();
});

it('reads a source that a curator made in a process, and says who asked; an address of this machine is refused', async () => {
  const row = { id: 'own-x', title: params.title, homepage: params.url, params: JSON.stringify(params) };
  await site.db.source.create({ data: row });
  await runInProcess(toDefinition('own-x', params), {
    by: { owner: 'server 1', trigger: 'person', personId: 'ada' },
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  const run = await site.db.fetchRun.findFirstOrThrow();
  expect(run).toMatchObject({ sourceId: 'own-x', status: 'failed', trigger: 'person', personId: 'ada' });
  expect(run.error).toMatch(refusal);
});

it('a source that sends more than its process may hold is told in words, and the server lives on', async () => {
  const items = Array.from(
    { length: 60_000 },
    (_, i) =>
      `<item><title>Call ${i}</title><link>https://m.example/${i}</link><description>About ${i}</description></item>`,
  );
  const server = await serve((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/xml' });
    response.end(`<rss version="2.0"><channel>${items.join('')}</channel></rss>`);
  });
  await site.db.allowedHost.create({ data: { host: server.host, reason: 'test' } });
  const look = previewInProcess({ ...params, url: server.origin }, 32);
  await expect(look).rejects.toMatchObject({ code: 'unavailable', message: expect.stringMatching(/memory/) as string });
  await server.close();
});

it('looks at a source without writing anything', async () => {
  const preview = await previewInProcess(params);
  expect(preview).toMatchObject({ status: 'failed', calls: [], rejected: [] });
  expect(preview.error).toMatch(refusal);
  expect(await site.db.source.count()).toBe(0);
  expect(await site.db.fetchRun.count()).toBe(0);
});
