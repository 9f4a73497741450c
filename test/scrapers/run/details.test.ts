import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PageSource } from '#scrapers/define-source.ts';
import { runSource, type RunOptions } from '#scrapers/run/run-source.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import { openNetwork, serve, type TestServer } from '../net/support.ts';
import { saved } from '../support.ts';
import { answers, listSource, type Line } from './support.ts';

let data: TestDatabase;
let server: TestServer;
let list: Line[];
/** path → what the page of a call says, or a status */
let pages: Record<string, { summary: string; also?: string } | number>;
let source: PageSource;

beforeEach(async () => {
  data = await testDatabase();
  list = ['a', 'b', 'c'].map((key) => ({ key, title: `Call ${key}`, closes: '2027-03-01' }));
  pages = Object.fromEntries(list.map(({ key }) => [`/calls/${key}`, { summary: `All about ${key}.` }]));
  server = await serve(answers((path) => (path === '/list' ? { lines: list } : pages[path])));
  source = detailSource();
});
afterEach(async () => {
  await server.close();
  await data.close();
});

/** Its pages of calls have a summary, and perhaps a deadline that the list does not know. */
function detailSource(perRun = 10): PageSource {
  return listSource(server.origin, {
    detail: {
      format: 'json',
      perRun,
      request: (draft) => ({ url: `${server.origin}/calls/${draft.externalKey}` }),
      parse: ({ body }, draft) => {
        const { summary, also } = JSON.parse(body) as { summary: string; also?: string };
        const more = also ? [{ kind: 'loi' as const, date: also, rawText: also }] : [];
        return { ...draft, summary, deadlines: [...(draft.deadlines ?? []), ...more] };
      },
    },
  });
}

const run = (options: RunOptions = {}) => runSource(data.db, source, { network: openNetwork(), keys: {}, ...options });
const asked = () => server.asked.splice(0).filter((path) => path.startsWith('/calls/'));
const summaries = async () => {
  const calls = await data.db.opportunity.findMany({ orderBy: { title: 'asc' } });
  return calls.map(({ summaryText }) => summaryText);
};
const deadlines = async (title: string) => {
  const call = await data.db.opportunity.findFirstOrThrow({ where: { title }, include: { deadlines: true } });
  return call.deadlines.map(({ kind, date }) => `${kind} ${date}`).sort();
};

test('only calls that are new or whose line has changed are looked up; the others keep what was read', async () => {
  expect((await run()).report).toMatchObject({ status: 'ok', created: 3 });
  expect(asked()).toEqual(['/calls/a', '/calls/b', '/calls/c']);
  expect(await summaries()).toEqual(['All about a.', 'All about b.', 'All about c.']);

  expect((await run()).report).toMatchObject({ status: 'ok', unchanged: 3 });
  expect(asked()).toEqual([]);

  list[1]!.closes = '2027-04-01';
  list.push({ key: 'd', title: 'Call d' });
  pages['/calls/d'] = { summary: 'All about d.' };
  expect((await run()).report).toMatchObject({ created: 1, changed: 1, unchanged: 2 });
  expect(asked()).toEqual(['/calls/b', '/calls/d']);
  expect(await summaries()).toHaveLength(4);
});

test('so many in one run, changed ones before new ones, and the rest in later runs', async () => {
  source = detailSource(2);
  expect((await run()).report).toMatchObject({ status: 'ok', created: 3 });
  expect(asked()).toEqual(['/calls/a', '/calls/b']);
  expect(await summaries()).toEqual(['All about a.', 'All about b.', '']);
  list[0]!.closes = '2027-04-01';
  list.unshift({ key: 'd', title: 'Call d' });
  pages['/calls/d'] = { summary: 'All about d.' };
  await run();
  expect(asked()).toEqual(['/calls/a', '/calls/d']);
  await run();
  expect(asked()).toEqual(['/calls/c']);
  expect(await summaries()).toEqual(['All about a.', 'All about b.', 'All about c.', 'All about d.']);
});

describe('a call that cannot be looked up', () => {
  test('stays as the list has it, is tried again, and a few of them are no matter', async () => {
    pages['/calls/b'] = 404;
    expect((await run()).report).toMatchObject({ status: 'ok', created: 3 });
    expect(await summaries()).toEqual(['All about a.', '', 'All about c.']);
    pages['/calls/b'] = { summary: 'Here again.' };
    asked();
    await run();
    expect(asked()).toEqual(['/calls/b']);
    expect(await summaries()).toEqual(['All about a.', 'Here again.', 'All about c.']);
  });

  test('keeps its details, and a deadline that the list moved is moved', async () => {
    pages['/calls/a'] = { summary: 'All about a.', also: '2027-01-15' };
    await run();
    expect(await deadlines('Call a')).toEqual(['full 2027-03-01', 'loi 2027-01-15']);
    pages['/calls/a'] = 404;
    list[0]!.closes = '2027-04-01';
    expect((await run()).report).toMatchObject({ status: 'ok', changed: 1 });
    expect(await summaries()).toContain('All about a.');
    expect(await deadlines('Call a')).toEqual(['full 2027-04-01']);
  });

  test('keeps its other deadlines when the list only changed in words', async () => {
    pages['/calls/a'] = { summary: 'All about a.', also: '2027-01-15' };
    await run();
    pages['/calls/a'] = 404;
    list[0]!.title = 'Call a, second edition';
    await run();
    expect(await deadlines('Call a, second edition')).toEqual(['full 2027-03-01', 'loi 2027-01-15']);
  });

  test('makes the run incomplete when there are more than a few, and all are given up when the host fails in a row', async () => {
    list = Array.from({ length: 30 }, (_, i) => ({ key: `k${i}`, title: `Call ${i}` }));
    source = detailSource(30);
    const { report } = await run();
    expect(report).toMatchObject({ status: 'incomplete', created: 30 });
    expect(report.error).toMatch(/^5 of 30 calls could not be looked up\. The last: .* answered 404 Not Found\.$/);
    expect(asked()).toHaveLength(5);
  });

  test('because its page is of another call is not mixed up with it', async () => {
    source.detail!.parse = (_page, draft) => ({ ...draft, externalKey: 'other' });
    await run();
    expect(await data.db.rawRecord.findMany({ where: { externalKey: 'other' } })).toEqual([]);
    expect(await data.db.rawRecord.count({ where: { listHash: { not: null } } })).toBe(0);
  });
});

test('a saved list is laid over the details, which cannot be asked for', async () => {
  await run();
  list[0]!.title = 'Call a, renamed';
  const from = saved(JSON.stringify({ lines: list }));
  asked();
  expect((await run({ from })).report).toMatchObject({ status: 'ok', changed: 1, unchanged: 2 });
  expect(asked()).toEqual([]);
  expect(await summaries()).toEqual(['All about a.', 'All about b.', 'All about c.']);
});

test('a dry run looks them up too and writes nothing', async () => {
  expect((await run({ dryRun: true })).report).toMatchObject({ status: 'ok', created: 3 });
  expect(asked()).toHaveLength(3);
  expect(await data.db.rawRecord.count()).toBe(0);
});

test('a crash between the calls and the note of their details only means that they are looked up again', async () => {
  await run();
  await data.db.rawRecord.updateMany({ data: { listHash: null, detailAt: null } });
  asked();
  expect((await run()).report).toMatchObject({ status: 'ok', unchanged: 3 });
  expect(asked()).toHaveLength(3);
});
