import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SourceParams } from '#app/opportunities/sources/params.ts';
import { main } from '#scrapers/cli.ts';
import { chooseSources, readScrapeArgs, type ScrapeArgs } from '#scrapers/cli-args.ts';
import { getSource, sources } from '#scrapers/registry.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import { nsfFeed, saved } from './support.ts';

let data: TestDatabase;
let out = '';
let err = '';
beforeEach(async () => {
  data = await testDatabase();
  [out, err] = ['', ''];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((out += String(text))) || true);
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((err += String(text))) || true);
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await data.close();
});

const scrape = (...argv: string[]) => main(argv, () => data.db);

test('--json prints exactly what the contract says', async () => {
  expect(await scrape('--source', 'nsf-funding', '--from', nsfFeed, '--json')).toBe(0);
  expect(out.trim().split('\n')).toHaveLength(1);
  expect(JSON.parse(out)).toEqual({
    sources: [{ id: 'nsf-funding', status: 'ok', seen: 6, created: 6, changed: 0, unchanged: 0, rejected: 0 }],
  });
  expect(err).toBe('');
});

test('a failed source gives exit code 1 and its reason', async () => {
  const from = saved('<html></html>');
  expect(await scrape('--source', 'nsf-funding', '--from', from, '--json')).toBe(1);
  expect(JSON.parse(out)).toEqual({
    sources: [
      {
        ...{ id: 'nsf-funding', status: 'failed', seen: 0, created: 0, changed: 0, unchanged: 0, rejected: 0 },
        error: 'The answer is a web page, not a feed.',
      },
    ],
  });
});

test('people get one aligned line a source', async () => {
  expect(await scrape('--source', 'nsf-funding', '--from', nsfFeed, '--dry-run')).toBe(0);
  expect(out).toBe(
    'nsf-funding  ok               6 seen     6 created     0 changed     0 unchanged     0 rejected\n' +
      'Nothing was written (--dry-run).\n',
  );
  expect(await data.db.fetchRun.count()).toBe(0);
});

test.each([
  [
    'an unknown source',
    ['--source', 'nsf'],
    /^There is no source "nsf"\. Known are .*grants-gov, .*nsf-funding.*\.\n$/,
  ],
  ['--from without a source', ['--from', nsfFeed], /^--from reads one saved answer.*\n$/],
  ['--from with two', ['--source', 'nsf-funding', '--source', 'grants-gov', '--from', nsfFeed], /^--from reads one/],
  ['a missing file', ['--source', 'nsf-funding', '--from', '/no/such'], /^There is no file \/no\/such\.\n$/],
  ['a folder', ['--source', 'nsf-funding', '--from', path.dirname(nsfFeed)], /is not a file\.\n$/],
  ['an unknown option', ['--fast'], /^Unknown option '--fast'.* Usage: scrape .*\n$/],
  ['a stray word', ['nsf-funding'], /Usage: scrape/],
  ['an option without its value', ['--source'], /Usage: scrape/],
  ['a new source and another option', ['--new', 'my-fund', '--json'], /^--new stands alone\. Usage: scrape/],
  ['a new source of a known name', ['--new', 'nsf-funding'], /^There is a source nsf-funding already\.\n$/],
  ['a new source of a bad name', ['--new', '../etc'], /^"\.\.\/etc" is no name for a source/],
])('%s is wrong usage: one line, exit code 2, nothing done', async (_what, argv, says) => {
  expect(await scrape(...argv)).toBe(2);
  expect(err).toMatch(says);
  expect(err.trimEnd().split('\n')).toHaveLength(1);
  expect(out).toBe('');
  expect(await data.db.fetchRun.count()).toBe(0);
});

test('a relative file is looked for where the person stands', async () => {
  vi.stubEnv('INIT_CWD', path.dirname(nsfFeed));
  expect(await scrape('--source', 'nsf-funding', '--from', path.basename(nsfFeed), '--json')).toBe(0);
});

describe('sources that curators made', () => {
  const params: SourceParams = {
    ...{ kind: 'feed', title: 'A fund', url: 'https://fund.example/feed', everyHours: 24, licence: '' },
    ...{ funder: 'A fund', country: 'US', include: [], exclude: [] },
  };
  const made = (id: string, more: { disabledAt?: Date; removedAt?: Date } = {}) =>
    data.db.source.create({
      data: { id, title: params.title, homepage: params.url, params: JSON.stringify(params), ...more },
    });

  test('named by its id, one is run', async () => {
    await made('own-fund');
    expect(await scrape('--source', 'own-fund', '--from', nsfFeed, '--json')).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ sources: [{ id: 'own-fund', status: 'ok', seen: 6, created: 6 }] });
    expect(await data.db.opportunityLink.count({ where: { sourceId: 'own-fund' } })).toBe(6);
  });

  test('one that was removed is not known any more', async () => {
    await made('own-fund', { removedAt: new Date() });
    expect(await scrape('--source', 'own-fund')).toBe(2);
    expect(err).toMatch(/^There is no source "own-fund"\. Known are /);
  });

  test('one that is switched off is run when it is named', async () => {
    await made('own-fund', { disabledAt: new Date() });
    expect(await scrape('--source', 'own-fund', '--from', nsfFeed, '--json')).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ sources: [{ id: 'own-fund', status: 'ok' }] });
  });
});

test('where none is named, those that are switched off and those that lack their key are left out, and it says so', async () => {
  const off = (id: string) => data.db.source.create({ data: { id, title: id, homepage: 'x', disabledAt: new Date() } });
  for (const { id } of sources) if (id !== 'catalogue' && id !== 'simpler-grants') await off(id);
  vi.stubEnv('KEY_SIMPLER_GRANTS', undefined);
  expect(await scrape('--json')).toBe(0);
  const report = JSON.parse(out) as { sources: { id: string }[] };
  expect(report.sources.map(({ id }) => id)).toEqual(['catalogue']);
  const lines = err.trimEnd().split('\n');
  expect(lines).toHaveLength(sources.length - 1);
  expect(lines).toContain('nlnet is left out. It is switched off.');
  expect(err).toMatch(/^simpler-grants is left out\. It needs a key in KEY_SIMPLER_GRANTS\./m);
});

test('without --source all are meant, and a source named twice runs once', () => {
  const chosen = (...argv: string[]) => chooseSources((readScrapeArgs(argv, '/') as ScrapeArgs).ids, sources);
  expect(chosen()).toEqual(sources);
  expect(chosen('--source', 'grants-gov', '--source', 'grants-gov')).toEqual([getSource('grants-gov')]);
  expect(chosen('--source', 'nsf-funding', '--source', 'grants-gov')).toHaveLength(2);
  expect(chosen('--source', 'nsf-funding', 'grants-gov')).toHaveLength(2);
});
