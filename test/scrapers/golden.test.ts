import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkAward } from '#app/opportunities/awards/award-draft.ts';
import { checkDrafts, checkEach } from '#app/opportunities/ingest/check-drafts.ts';
import type { AwardSource, ExtractSource, PageSource, Parsed, SourceDefinition } from '#scrapers/define-source.ts';
import { getSource, sources } from '#scrapers/registry.ts';
import { checkBody } from '#scrapers/run/check-body.ts';
import { readJob } from '#scrapers/run/read/read-job.ts';
import { readExtract } from '#scrapers/stream/read-extract.ts';

const FIXTURES = path.join(import.meta.dirname, '../fixtures/scrapers');

const isAnswer = (name: string) => !name.endsWith('.expected.json') && name !== 'README.md';

// A catalogue has no answer: what a person reads and approves is its own file, word beside fact (catalogue.test.ts).
const isPaged = (source: SourceDefinition): source is PageSource | AwardSource =>
  source.kind === 'pages' || source.kind === 'awards';
const isExtract = (source: SourceDefinition): source is ExtractSource => source.kind === 'extract';

const savedOf = (folder: string) => (existsSync(folder) ? readdirSync(folder).filter(isAnswer) : []);

describe.each(sources.filter(isPaged).map((source) => [source.id, source] as const))('source %s', (id, source) => {
  const folder = path.join(FIXTURES, id);
  const saved = savedOf(folder);
  const details = saved.filter((name) => name.startsWith('detail-'));
  const lists = saved.filter((name) => !name.startsWith('detail-'));

  test('has a saved answer', () => expect(lists, `save one in test/fixtures/scrapers/${id}`).not.toEqual([]));

  const parseList = async (name: string) => {
    const roots = source.kind === 'pages' ? source.roots : [];
    const body = checkBody(readFileSync(path.join(folder, name)), source.format, roots);
    return source.parse({ url: source.request.url, body });
  };

  test.each(lists)('reads %s as it did when a person approved it', async (name) => {
    const { announced, rejected, drafts } = (await parseList(name)) as Parsed<{ record?: unknown }>;
    const checked = source.kind === 'pages' ? checkDrafts(drafts) : checkEach(drafts, checkAward);
    expect(checked.rejected).toEqual([]);
    compare(path.join(folder, name), { announced, rejected, drafts: drafts.map(withoutRecord) });
  });

  test.each(details)('reads %s as it did when a person approved it', async (name) => {
    const { detail } = source as PageSource;
    const parsed = (await Promise.all(lists.map(parseList))).flatMap(({ drafts }): unknown[] => drafts);
    const key = name.replace(/^detail-|\.\w+$/g, '');
    const draft = checkDrafts(parsed).drafts.find(({ externalKey }) => externalKey.replace(/[^\w.]+/g, '-') === key);
    expect(draft, `a list in test/fixtures/scrapers/${id} must hold the call ${key}`).toBeDefined();
    const body = checkBody(readFileSync(path.join(folder, name)), detail!.format, detail!.roots);
    const read = await detail!.parse({ url: draft!.url, body }, draft!);
    expect(checkDrafts([read]).rejected).toEqual([]);
    compare(path.join(folder, name), withoutRecord(read));
  });
});

describe.each(sources.filter(isExtract).map((source) => [source.id, source] as const))('extract %s', (id, source) => {
  const folder = path.join(FIXTURES, id);
  const saved = savedOf(folder);

  test('has a saved answer', () => expect(saved, `save one in test/fixtures/scrapers/${id}`).not.toEqual([]));

  test.each(saved)('reads %s as it did when a person approved it', async (name) => {
    const found = { rejected: [] as unknown[], drafts: [] as unknown[] };
    for await (const { rejected, drafts } of readExtract(source, path.join(folder, name))) {
      found.rejected.push(...rejected);
      found.drafts.push(...drafts.map(withoutRecord));
    }
    compare(path.join(folder, name), found);
  });
});

/** A record as it came is long, and says nothing that the rest does not. */
function withoutRecord({ record: _, ...facts }: { record?: unknown }) {
  return facts;
}

function compare(file: string, found: unknown): void {
  const expectedFile = `${file}.expected.json`;
  if (!existsSync(expectedFile)) {
    writeFileSync(expectedFile, `${JSON.stringify(found, null, 2)}\n`);
    throw new Error(`${expectedFile} was written just now: read it, and run the test again if it is right.`);
  }
  expect(JSON.parse(JSON.stringify(found))).toEqual(JSON.parse(readFileSync(expectedFile, 'utf8')));
}

test('a link of the NSF feed that is no web address is refused in words', async () => {
  const item =
    '<item><title>A call</title><link>javascript://www.nsf.gov/funding/opportunities/x%0aalert(1)</link></item>';
  const bytes = Buffer.from(`<rss version="2.0"><channel>${item}</channel></rss>`);
  const page = { url: 'https://www.nsf.gov/rss/rss_www_funding.xml', bytes };
  const read = await readJob(getSource('nsf-funding')!, { step: 'list', page });
  expect(read).toMatchObject({ drafts: [], rejected: [{ reason: 'its link leads to no NSF funding opportunity' }] });
});
