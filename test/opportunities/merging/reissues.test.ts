import { afterEach, beforeEach, expect, test } from 'vitest';
import { getOpportunity } from '#app/opportunities/get-opportunity.server.ts';
import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import type { Database } from '#prisma/client.server.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import { draft, log, portal, run } from '../ingest/support.ts';

const NOW = new Date('2026-11-27T12:00:00Z');
let data: TestDatabase;
let db: Database;
beforeEach(async () => {
  data = await testDatabase();
  db = data.db;
});
afterEach(() => data.close());

const due = (date: string) => [{ kind: 'full' as const, date, rawText: date }];
const old = draft('24-571', {
  title: 'Safe ecosystems 2024 (R01)',
  postedOn: '2024-03-01',
  deadlines: due('2024-09-01'),
});
const next = draft('26-513', { title: 'Safe Ecosystems 2026 (R01)', postedOn: '2026-10-01' });

async function pair(before: Partial<OpportunityDraft>, after: Partial<OpportunityDraft> = {}) {
  await run(db, portal, [{ ...old, ...before }]);
  await run(db, portal, [
    { ...old, ...before },
    { ...next, ...after },
  ]);
  const call = await db.opportunity.findFirstOrThrow({ where: { number: '26-513' } });
  return (await getOpportunity(db, call.id, NOW))!;
}

test('a call that comes again under another number leads to the closed one, whose log tells of it', async () => {
  const call = await pair({});
  expect(call.reissueOf).toMatchObject({ number: '24-571', title: 'Safe ecosystems 2024 (R01)' });
  const before = (await getOpportunity(db, call.reissueOf!.id, NOW))!;
  expect(before.reissues).toMatchObject([{ id: call.id, number: '26-513' }]);
  expect(await log(db)).toEqual(['Safe ecosystems 2024 (R01): reissuedAs null → 26-513, Safe Ecosystems 2026 (R01)']);
  expect(await db.change.findFirstOrThrow()).toMatchObject({ severity: 'status' });
});

test.each([
  ['the older is still open', { deadlines: due('2027-02-01') }, {}],
  ['its mechanism is another', { title: 'Safe ecosystems 2024 (R21)' }, {}],
  ['its funder is another', { funder: { name: 'Somebody else' } }, {}],
  ['it was posted later', { postedOn: '2026-10-02' }, {}],
  ['the title is one that many calls have', { title: 'Fellowships 2024' }, { title: 'Fellowships 2026' }],
])('not where %s', async (_name, before, after) => {
  expect((await pair(before, after)).reissueOf).toBeNull();
});

test('the same records again say it once', async () => {
  await pair({});
  const { counts } = await run(db, portal, [old, next]);
  expect(counts).toMatchObject({ created: 0, changed: 0 });
  expect(await log(db)).toHaveLength(1);
});

test('not between two calls that one run brings side by side', async () => {
  const closed = { deadlines: due('2026-09-01'), postedOn: '2026-01-01' };
  await run(db, portal, [draft('other')]);
  await run(db, portal, [draft('other'), { ...old, ...closed }, { ...next, ...closed }]);
  expect(await db.opportunity.count({ where: { NOT: { reissueOfId: null } } })).toBe(0);
  expect(await log(db)).toEqual([]);
});
