import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getSource } from '#scrapers/registry.ts';
import { runSource } from '#scrapers/run/run-source.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import { contents, euSearch, grantsAnswer, nsfFeed, saved } from './support.ts';

let data: TestDatabase;
beforeAll(async () => {
  data = await testDatabase();
  await runSource(data.db, getSource('nsf-funding')!, { from: nsfFeed });
  await runSource(data.db, getSource('grants-gov')!, { from: grantsAnswer });
});
afterAll(() => data.close());

const feed = readFileSync(nsfFeed);
const answer = readFileSync(grantsAnswer);
const euAnswer = readFileSync(euSearch, 'utf8');
const cut = (bytes: Uint8Array, share: number) => bytes.subarray(0, Math.floor(bytes.byteLength * share));
const json = (value: unknown) => JSON.stringify(value);
const bomb =
  '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>' +
  '<rss version="2.0"><channel><item><title>&b;</title></item></channel></rss>';

const cases: [source: string, what: string, content: string | Uint8Array, says: RegExp][] = [
  ['nsf-funding', 'a web page', '<!DOCTYPE html><html><body>Sorry</body></html>', /web page, not a feed/],
  ['nsf-funding', 'a web page without a doctype', '\n<html lang="en"></html>', /web page, not a feed/],
  ['nsf-funding', 'nothing', '', /empty/],
  ['nsf-funding', 'only white space', ' \n ', /empty/],
  ['nsf-funding', 'a feed cut in half', cut(feed, 0.5), /broken XML, perhaps cut off/],
  ['nsf-funding', 'a feed cut just before its end', cut(feed, 0.999), /broken XML, perhaps cut off/],
  ['nsf-funding', 'UTF-16', Buffer.from(feed.toString('utf8'), 'utf16le'), /not UTF-8/],
  [
    'nsf-funding',
    'Latin-1',
    Buffer.from('<rss><channel><title>caf\u00e9</title></channel></rss>', 'latin1'),
    /not UTF-8/,
  ],
  ['nsf-funding', '20 MB', Buffer.alloc(20 * 1024 * 1024, ' '), /larger than 10 MB/],
  ['nsf-funding', 'other XML', '<?xml version="1.0"?><!-- no --><sitemap></sitemap>', /<sitemap> is no feed/],
  ['nsf-funding', 'JSON', '{"errorcode":0}', /not XML/],
  ['nsf-funding', 'an unclosed comment', '<!-- <rss>', /not XML/],
  ['nsf-funding', 'entities of its own', bomb, /entities of its own/],
  ['grants-gov', 'a web page', '<!DOCTYPE html><html></html>', /web page or XML, not JSON/],
  ['grants-gov', 'nothing', '', /empty/],
  ['grants-gov', 'an answer cut in half', cut(answer, 0.5), /broken JSON, perhaps cut off/],
  ['grants-gov', 'bytes that are no text', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), /not UTF-8/],
  ['grants-gov', '20 MB', Buffer.alloc(20 * 1024 * 1024, ' '), /larger than 10 MB/],
  ['grants-gov', 'another JSON', '[1,2]', /not of the known form/],
  ['grants-gov', 'no data', json({ errorcode: 0, msg: '' }), /not of the known form/],
  ['grants-gov', 'an error code', json({ errorcode: 5, msg: 'Down', data: {} }), /error 5: Down\.$/],
  [
    'grants-gov',
    'a bare string for data',
    json({ errorcode: 0, data: 'read ECONNRESET' }),
    /inside: read ECONNRESET\.$/,
  ],
  [
    'grants-gov',
    'a message for data',
    json({ errorcode: 0, data: { message: 'No response' } }),
    /inside: No response\.$/,
  ],
  ['grants-gov', 'very deep nesting', '['.repeat(200_000) + ']'.repeat(200_000), /nested too deeply/],
];

describe('an answer that is not what the source promises fails the run and changes nothing', () => {
  test.each(cases)('%s: %s', async (id, _what, content, says) => {
    const before = await contents(data.db);
    const { report } = await runSource(data.db, getSource(id)!, { from: saved(content) });
    expect(report).toMatchObject({ id, status: 'failed', seen: 0, created: 0, changed: 0 });
    expect(report.error).toMatch(says);
    expect(await contents(data.db)).toEqual(before);
    const run = await data.db.fetchRun.findFirst({ where: { sourceId: id }, orderBy: { startedAt: 'desc' } });
    expect(run).toMatchObject({ status: 'failed', origin: 'file', error: report.error });
    expect(run!.finishedAt).not.toBeNull();
  });
});

test('pitfall 8, silent zero: a whole answer with no records, or with none that can be read, has failed', async () => {
  const empty = saved(json({ errorcode: 0, data: { hitCount: 0, oppHits: [] } }));
  const { report } = await runSource(data.db, getSource('grants-gov')!, { from: empty });
  expect(report).toMatchObject({ status: 'failed', seen: 0 });
  expect(report.error).toMatch(/holds no records/);
  const odd = saved(json({ errorcode: 0, data: { hitCount: 2, oppHits: [{ id: '1' }, null] } }));
  const second = await runSource(data.db, getSource('grants-gov')!, { from: odd });
  expect(second.report).toMatchObject({ status: 'failed', created: 0 });
  expect(second.report.error).toMatch(/None of its 2 records could be read/);
});

test.each([
  ['grants-gov', json({ errorcode: 5, msg: '\u{1f600}'.repeat(100_000), data: {} })],
  ['eu-funding-tenders', euAnswer.replace(/(?<="type": \[\s*")\d+/, 'x'.repeat(100_000))],
])('%s: a failure is told in a few lines, however long the words of the source are', async (id, content) => {
  const { report, runId } = await runSource(data.db, getSource(id)!, { from: saved(content) });
  expect(report.status).toBe('failed');
  expect(report.error!.length).toBeLessThan(500);
  expect(report.error).toMatch(/(?:x|\u{1f600})…$/u);
  expect((await data.db.fetchRun.findUniqueOrThrow({ where: { id: runId! } })).error).toBe(report.error);
});

test('a record that makes no sense is refused with a reason and the others are taken', async () => {
  const source = getSource('grants-gov')!;
  const good = { id: '1', number: 'A-1', title: 'Good', agencyCode: 'NEH', agency: 'NEH', openDate: '', closeDate: '' };
  const whole = { ...good, oppStatus: 'posted', docType: 'synopsis' };
  const hits = [
    whole,
    { ...whole, id: '2', closeDate: '02/30/2027' },
    { ...whole, id: '3', title: ' &nbsp; ' },
    { ...whole, id: '4', docType: 'other' },
    whole,
    null,
  ];
  const from = saved(json({ errorcode: 0, data: { hitCount: hits.length, oppHits: hits } }));
  const { report, rejected } = await runSource(data.db, source, { from });
  expect(report).toMatchObject({ status: 'ok', seen: 6, created: 1, rejected: 5 });
  expect(rejected.map(({ key, reason }) => `${key} ${reason}`).sort()).toEqual([
    expect.stringMatching(/^\(no id\) /),
    expect.stringMatching(/^1 the same record stands twice/),
    expect.stringMatching(/^2 closeDate "02\/30\/2027" is not a date/),
    expect.stringMatching(/^3 has no title/),
    expect.stringMatching(/^4 docType: /),
  ]);
});
