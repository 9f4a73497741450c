import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { defineAwards, defineCatalogue, defineExtract } from '#scrapers/define-source.ts';
import type { Progress } from '#scrapers/run/run-context.ts';
import { runSource, type RunOptions } from '#scrapers/run/run-source.ts';
import type { SourceDefinition } from '#scrapers/define-source.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import { writeStreamedZip } from '#test/support/extract/streamed-zip.ts';
import { openNetwork, serve, type TestServer } from '../net/support.ts';
import { saved } from '../support.ts';
import { answers, draftOf, listSource } from './support.ts';

let data: TestDatabase;
let server: TestServer | null = null;
beforeEach(async () => {
  data = await testDatabase();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server?.close();
  server = null;
  await data.close();
});

const run = (source: SourceDefinition, options: RunOptions = {}) =>
  runSource(data.db, source, { network: openNetwork(), keys: {}, ...options });
const facts = (id: string) => {
  const { homepage, authority, zone, licence, schedule, covers } = listSource('https://calls.example');
  return { id, title: id, funder: null, ...{ homepage, authority, zone, licence, schedule, covers } };
};

test('a catalogue is read like any other source', async () => {
  const source = defineCatalogue({
    ...facts('example-catalogue'),
    expect: { min: 2 },
    drafts: () =>
      ['a', 'b', 'a'].map((key) => draftOf({ key, title: `Programme ${key}` }, { recordKind: 'programme_page' })),
  });
  expect(await run(source)).toMatchObject({
    report: { status: 'ok', seen: 3, created: 2, rejected: 1 },
    rejected: [{ key: 'a', reason: 'the same record stands twice in this answer' }],
  });
  expect((await run(source)).report).toMatchObject({ status: 'ok', unchanged: 2 });
  expect((await run(source, { from: saved('{}') })).report).toMatchObject({ status: 'failed' });
});

test('awards are kept beside calls, and are no calls', async () => {
  const award = { externalKey: '1', title: 'A tool', funder: { name: 'Example Fund' }, callKeys: ['aln:47.070'] };
  const broken = { ...award, externalKey: '2', title: ' ' };
  server = await serve(answers({ '/awards': [award, broken, award] }));
  const source = defineAwards({
    ...facts('example-awards'),
    format: 'json',
    expect: { min: 1 },
    request: { url: `${server.origin}/awards` },
    parse: ({ body }) => ({ drafts: JSON.parse(body) as (typeof award)[], rejected: [] }),
  });
  expect((await run(source, { dryRun: true })).report).toMatchObject({ created: 1 });
  expect(await data.db.award.count()).toBe(0);
  const { report, rejected } = await run(source);
  expect(report).toMatchObject({ status: 'ok', seen: 3, created: 1, rejected: 2 });
  expect(rejected.map(({ reason }) => reason)).toEqual([
    'title: is empty',
    'the same record stands twice in this answer',
  ]);
  expect((await run(source)).report).toMatchObject({ status: 'ok', created: 0, unchanged: 1 });
  expect(await data.db.award.count()).toBe(1);
  const open = () => data.db.sourceNotice.count({ where: { resolvedAt: null } });
  expect((await run({ ...source, expect: { min: 9 } })).report).toMatchObject({ status: 'incomplete' });
  expect(await open()).toBe(1);
  await run(source);
  expect(await open()).toBe(0);
  expect(await data.db.opportunity.count()).toBe(0);
});

test('an extract is found on its page, saved while it is read, and removed', async () => {
  const folder = path.dirname(saved(''));
  vi.stubEnv('DATA_DIR', folder);
  const zip = path.join(folder, 'extract.zip');
  const call = (key: string) => `<Call><Key>${key}</Key></Call>`;
  await writeStreamedZip(zip, 'calls.xml', ['<Calls>', call('a'), call('b'), '</Calls>']);
  const answer: { status: number } = { status: 200 };
  server = await serve((request, response) => {
    if (request.url === '/')
      response.writeHead(200, { 'content-type': 'text/html' }).end('<a href="/file.zip">newest</a>');
    else response.writeHead(answer.status, { 'content-type': 'application/zip' }).end(readFileSync(zip));
  });
  const source = defineExtract({
    ...facts('example-extract'),
    expect: { min: 1 },
    request: { url: `${server.origin}/` },
    locate: ({ url, body }) => new URL(/href="([^"]+)"/.exec(body)![1]!, url).href,
    ...{ maxBytes: 100_000, root: 'Calls', records: ['Call'], keyField: 'Key' },
    parse: (_element, fields) => draftOf({ key: fields.get('Key')![0]!, title: 'A call' }),
  });
  const heard: Progress[] = [];
  expect((await run(source, { onProgress: (one) => heard.push(one) })).report).toMatchObject({
    status: 'ok',
    created: 2,
  });
  expect(new Set(heard.map(({ step }) => step))).toEqual(new Set(['download', 'records', 'written']));
  expect((await run(source, { from: zip })).report).toMatchObject({ status: 'ok', unchanged: 2 });
  expect((await run({ ...source, maxBytes: 10 })).report.error).toMatch(/^The answer is larger than/);
  answer.status = 404;
  expect((await run(source)).report).toMatchObject({ status: 'failed' });
  expect((await run(source)).report.error).toMatch(/answered 404 Not Found\.$/);
  expect(await readdir(path.join(folder, 'downloads'))).toEqual([]);
});
