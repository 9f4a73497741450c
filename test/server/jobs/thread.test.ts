import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SourceParams } from '#app/opportunities/sources/params.ts';
import { toDefinition } from '#app/opportunities/sources/made-source.ts';
import { previewInThread, runInThread } from '#server/jobs/run-in-thread.ts';
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
  process.env.DATABASE_URL = `file:${site.file}`; // a thread opens the database by itself
});
afterEach(async () => {
  if (before === undefined) delete process.env.DATABASE_URL;
  else process.env.DATABASE_URL = before;
  await site.close();
});

it('reads a source that a curator made on a thread, and says who asked; an address of this machine is refused', async () => {
  const row = { id: 'own-x', title: params.title, homepage: params.url, params: JSON.stringify(params) };
  await site.db.source.create({ data: row });
  await runInThread(toDefinition('own-x', params), {
    by: { owner: 'server 1', trigger: 'person', personId: 'ada' },
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  const run = await site.db.fetchRun.findFirstOrThrow();
  expect(run).toMatchObject({ sourceId: 'own-x', status: 'failed', trigger: 'person', personId: 'ada' });
  expect(run.error).toMatch(refusal);
});

it('looks at a source without writing anything', async () => {
  const preview = await previewInThread(params);
  expect(preview).toMatchObject({ status: 'failed', calls: [], rejected: [] });
  expect(preview.error).toMatch(refusal);
  expect(await site.db.source.count()).toBe(0);
  expect(await site.db.fetchRun.count()).toBe(0);
});
