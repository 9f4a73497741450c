import { afterAll, beforeAll, expect, test } from 'vitest';
import { indexAll } from '#app/opportunities/search/index-texts.server.ts';
import { similarCalls } from '#app/opportunities/similar/similar-calls.server.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import { draft, portal, run } from '../ingest/support.ts';

const NOW = new Date('2026-11-27T12:00:00Z');
const closed: Partial<OpportunityDraft> = { deadlines: [{ kind: 'full', date: '2026-01-10', rawText: 'x' }] };
const title = 'Maintenance of software libraries';
const programme = { name: 'Open code' };

let data: TestDatabase;
beforeAll(async () => {
  data = await testDatabase();
});
afterAll(() => data.close());

test('at most five: what is open first, of the same programme before what says the same, and nothing that is not shown', async () => {
  const { db } = data;
  await run(db, portal, [
    draft('own', { title, programme }),
    draft('closed-family', { title: 'Astronomy with telescopes', programme, ...closed }),
    draft('open-family', { title: 'Heart disease trials', programme }),
    draft('held', { title: 'Held before it is shown', programme }),
    ...[1, 2, 3].map((n) => draft(`near-${n}`, { title: `${title} ${'again '.repeat(n)}` })),
    draft('closed-near', { title, ...closed }),
    draft('other-funder', { title, funder: { name: 'Another funder' } }),
    draft('unlike', { title: 'Border security abroad' }),
  ]);
  const source = await db.source.findFirstOrThrow();
  const holding = await db.fetchRun.create({
    data: { sourceId: source.id, status: 'running', origin: 'file', holds: true },
  });
  await db.opportunity.updateMany({ where: { number: 'held' }, data: { heldByRunId: holding.id } });
  const { id } = await db.opportunity.findFirstOrThrow({ where: { number: 'own' } });
  const found = await similarCalls(db, { id }, NOW);
  expect(found.map(({ number }) => number)).toEqual(['open-family', 'near-1', 'near-2', 'near-3', 'closed-family']);
  expect(found[0]!.reason).toBe('same programme');
  expect(found[1]!.reason).toMatch(/^shares: /);
  const near = await db.opportunity.findFirstOrThrow({ where: { number: 'near-1' } });
  const without = await similarCalls(db, { id, reissueOf: near, reissues: [] }, NOW);
  expect(without.map(({ number }) => number)).not.toContain('near-1');
  expect(await similarCalls(db, { id: 'nowhere' }, NOW)).toEqual([]);
});

test('a call of another funder is found by the rare words of its title', async () => {
  const { db } = data;
  await run(db, portal, [
    draft('geo', { title: 'Geospatial tensor toolkits', funder: { name: 'Funder of maps' } }),
    draft('geo-else', { title: 'Toolkits for geospatial tensor data', funder: { name: 'Funder of stars' } }),
  ]);
  await indexAll(db);
  const { id } = await db.opportunity.findFirstOrThrow({ where: { number: 'geo' } });
  expect((await similarCalls(db, { id }, NOW)).map(({ number }) => number)).toContain('geo-else');
});
