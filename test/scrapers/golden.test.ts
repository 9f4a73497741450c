import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkDrafts } from '#app/opportunities/ingest/check-drafts.ts';
import { getSource, sources } from '#scrapers/registry.ts';
import { checkBody } from '#scrapers/run/check-body.ts';

const FIXTURES = path.join(import.meta.dirname, '../fixtures/scrapers');

describe.each(sources.map((source) => [source.id, source] as const))('source %s', (id, source) => {
  const folder = path.join(FIXTURES, id);
  const saved = existsSync(folder) ? readdirSync(folder).filter((name) => !name.endsWith('.expected.json')) : [];

  test('has a saved answer', () => expect(saved, `save one in test/fixtures/scrapers/${id}`).not.toEqual([]));

  test.each(saved)('reads %s as it did when a person approved it', async (name) => {
    const body = checkBody(readFileSync(path.join(folder, name)), source.format);
    const { drafts, rejected, announced } = await source.parse({ url: source.request.url, body });
    expect(checkDrafts(drafts).rejected).toEqual([]);
    const found = { announced, rejected, drafts: drafts.map(({ record: _, ...facts }) => facts) };

    const expectedFile = path.join(folder, `${name}.expected.json`);
    if (!existsSync(expectedFile)) {
      writeFileSync(expectedFile, `${JSON.stringify(found, null, 2)}\n`);
      throw new Error(`${expectedFile} was written just now: read it, and run the test again if it is right.`);
    }
    expect(JSON.parse(JSON.stringify(found))).toEqual(JSON.parse(readFileSync(expectedFile, 'utf8')));
  });
});

test('a link of the NSF feed that is no web address is refused in words', async () => {
  const item =
    '<item><title>A call</title><link>javascript://www.nsf.gov/funding/opportunities/x%0aalert(1)</link></item>';
  const body = `<rss version="2.0"><channel>${item}</channel></rss>`;
  const source = getSource('nsf-funding')!;
  const { drafts, rejected } = await source.parse({ url: source.request.url, body });
  expect(drafts).toEqual([]);
  expect(rejected).toMatchObject([{ reason: 'its link leads to no NSF funding opportunity' }]);
});
