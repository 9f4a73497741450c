import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { getOpportunityStatus } from './status-of.ts';
import { nlnet as source } from '#scrapers/sources/nlnet.ts';

const FIXTURES = path.join(import.meta.dirname, '../../fixtures/scrapers/nlnet');
const read = async (name: string) =>
  source.parse({ url: source.request.url, body: readFileSync(path.join(FIXTURES, name), 'utf8') });

test('pitfall 15, news that poses as calls: awards and news are left out, visibly', async () => {
  const { drafts, rejected } = await read('synthetic-feed.xml');
  expect(drafts.map(({ recordKind, title }) => [recordKind, title])).toEqual([
    [undefined, 'Apply for funding before December 1, 2026 (twelfth commons call)'],
    [undefined, 'Apply for funding before 1 October 2026'],
  ]);
  expect(rejected.map(({ reason }) => reason)).toContain('is an award or news: its title does not ask to apply');
});

test('pitfall 17, paused programmes: a pause is said of the programme until a newer call ends it', async () => {
  const { drafts } = await read('synthetic-paused.xml');
  expect(drafts[0]).toMatchObject({
    recordKind: 'programme_page',
    externalKey: 'open-calls',
    upstreamStatus: 'paused',
  });
  expect(getOpportunityStatus(drafts[0]!)).toBe('paused');
  expect(drafts[0]!.summary).toMatch(/temporarily paused/);
  expect((await read('synthetic-feed.xml')).drafts.map(({ upstreamStatus }) => upstreamStatus)).not.toContain('paused');
});
