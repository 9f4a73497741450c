import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { toDefinition } from '#app/opportunities/sources/made-source.ts';
import type { SourceParams } from '#app/opportunities/sources/params.ts';
import { readBy } from '#scrapers/run/known-answer.ts';
import { nameForReader, readAnswer } from '#scrapers/run/read/read-answer.ts';
import { readJob, type ReadJob } from '#scrapers/run/read/read-job.ts';
import { guardedReader, reader } from '#scrapers/run/read/reader.ts';
import { runSource } from '#scrapers/run/run-source.ts';
import type { SourceDefinition } from '#scrapers/define-source.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import { fixture, saved } from '../support.ts';

const common = { title: 'A fund', url: 'https://fund.example/calls', everyHours: 24, licence: '', country: 'US' };
const watched = (selector: string): SourceParams => ({ kind: 'page', ...common, funder: 'A fund', selector });
const fed = (include: string[]): SourceParams => ({ kind: 'feed', ...common, funder: 'A fund', include, exclude: [] });
const PROSE = '<p>We fund tools that researchers share. The deadline for letters is October 1, 2027.</p>';
const page = (siblings: number) => `<html><body><main>${PROSE}${'<i></i>'.repeat(siblings)}</main></body></html>`;
const FEED = `<rss version="2.0"><channel>${['A call', 'News']
  .map((title) => `<item><title>${title}</title><link>https://fund.example/${title.length}</link></item>`)
  .join('')}</channel></rss>`;
/** Looks at every pair of siblings again and again: it takes minutes with some thousand of them. */
const SLOW = 'b ~ i ~ i';

let data: TestDatabase;
beforeEach(async () => (data = await testDatabase()));
afterEach(() => data.close());
const small = guardedReader({ patienceMs: 30_000, heapMb: 128 });
const hasty = guardedReader({ patienceMs: 4_000, heapMb: 128 });
afterAll(async () => {
  await hasty.end();
  await small.end();
  await reader().end();
});

/** What somebody else gets done on this process meanwhile. */
async function counted<T>(work: Promise<T>): Promise<{ result: T; ticks: number }> {
  let ticks = 0;
  const timer = setInterval(() => (ticks += 1), 10);
  try {
    return { result: await work, ticks };
  } finally {
    clearInterval(timer);
  }
}

const run = (selector: string, body: string, child = small) =>
  runSource(data.db, toDefinition('own-fund', watched(selector)), {
    from: saved(body),
    read: (source: SourceDefinition, job: ReadJob) => child.read(nameForReader(source)!, job),
  });

const api: SourceParams = { kind: 'common-grants', url: common.url, title: 'An API', everyHours: 24, licence: '' };

test.each([
  ['a page', watched('main'), page(0)],
  ['a feed', fed(['call']), FEED],
  ['an API', api, fixture('common-grants/synthetic-list.json')],
])(
  'what a curator set of %s is enough for the reader to read as it is read here',
  async (_what, params, body) => {
    const source = toDefinition('own-fund', params);
    const job: ReadJob = { step: 'list', page: { url: common.url, bytes: Buffer.from(body) } };
    const here = await readJob(source, job);
    expect((here as { drafts: unknown[] }).drafts).not.toEqual([]);
    expect(await readAnswer(source, job)).toEqual(here);
  },
  60_000,
);

test('a page that a curator’s selector is slow on is read apart from everything else', async () => {
  const job: ReadJob = { step: 'list', page: { url: common.url, bytes: Buffer.from(page(800)) } };
  const reading = readAnswer(toDefinition('own-fund', watched(SLOW)), job).catch((error: unknown) => error);
  const { result, ticks } = await counted(reading);
  expect(result).toMatchObject({ name: 'ScraperError', message: `The page has no part “${SLOW}”.` });
  expect(ticks).toBeGreaterThan(5);
}, 60_000);

test('one that it would never be done with ends as a failure, others work meanwhile, and the next answer is read', async () => {
  const { result, ticks } = await counted(run(SLOW, page(20_000), hasty));
  expect(result.report).toMatchObject({
    ...{ status: 'failed', created: 0 },
    error: 'Reading the answer took more than 4 seconds, so it was given up.',
  });
  expect(ticks).toBeGreaterThan(100);
  expect(await data.db.opportunity.count()).toBe(0);
  expect((await run('main', page(0), hasty)).report).toMatchObject({ status: 'ok', created: 1 });
}, 60_000);

test('one whose text takes more memory than there is ends as a failure, and the next answer is read', async () => {
  const { report } = await run('main', page(1_400_000));
  expect(report).toMatchObject({
    ...{ status: 'failed', created: 0 },
    error: 'Reading the answer took more memory than it may, so it was given up.',
  });
  expect((await run('main', page(0))).report).toMatchObject({ status: 'ok', created: 1 });
}, 60_000);

test('an answer is known by the words that a curator set, too: with other ones it is read again', () => {
  const stamp = (include: string[]) => readBy(toDefinition('own-fund', fed(include)), 'a build');
  expect(stamp(['grant'])).toBe(stamp(['grant']));
  expect(stamp(['grant'])).not.toBe(stamp(['call']));
});
