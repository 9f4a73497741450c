import { expect, test } from 'vitest';
import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import type { SourceInfo } from '#app/opportunities/ingest/source-info.ts';
import type { Authority } from '#app/opportunities/precedence.ts';
import type { Database } from '#prisma/client.server.ts';
import { testDatabase } from '#test/support/database.ts';
import { fc } from '#test/support/fast-check.ts';
import { contents } from '#test/scrapers/support.ts';
import { draft, run } from './support.ts';

const authorities: Authority[] = ['funder', 'portal', 'feed', 'aggregator'];
const sources = authorities.map((authority): SourceInfo => {
  return { id: `by-${authority}`, title: authority, homepage: 'https://example.org', authority, covers: 'newest' };
});

const days = ['2027-03-01', '2027-03-15', '2027-09-01'];
const said = fc.record(
  {
    title: fc.constantFrom('Tools', 'Tools for all', 'Other tools'),
    summary: fc.constantFrom('One.', 'Two.', null),
    postedOn: fc.constantFrom('2026-01-01', '2026-02-01'),
    deadlineMode: fc.constantFrom('fixed' as const, 'unknown' as const),
    deadlines: fc
      .subarray(days)
      .map((chosen) => chosen.map((date) => ({ kind: 'full' as const, date, rawText: date }))),
    amount: fc.option(
      fc.record({ max: fc.constantFrom(100, 200), currency: fc.constantFrom('USD', 'EUR'), rawText: fc.constant('x') }),
    ),
    terms: fc.record({ individuals: fc.boolean(), indirectCap: fc.constantFrom(10, 15) }, { requiredKeys: [] }),
    tags: fc.subarray(['software', 'data']),
  },
  { requiredKeys: [] },
);

/** Which source says what of which of three calls. */
const step = fc.record({ source: fc.constantFrom(...sources), call: fc.constantFrom('A', 'B', 'C'), said });
type Step = { source: SourceInfo; call: string; said: Partial<OpportunityDraft> };

const asDraft = ({ source, call, said }: Step) =>
  draft(call, { ...said, externalKey: `${source.id} ${call}`, url: `https://example.org/${source.id}/${call}` });

/** The facts and the dates of all calls, without what depends on when they came. */
async function facts(db: Database) {
  const calls = await db.opportunity.findMany({
    omit: { id: true, firstSeenAt: true, funderId: true },
    include: { funder: { select: { name: true } } },
    orderBy: { canonicalKey: 'asc' },
  });
  const deadlines = await db.deadline.findMany({
    select: { sourceId: true, seq: true, date: true, opportunity: { select: { canonicalKey: true } } },
  });
  const lines = deadlines.map((one) => `${one.opportunity.canonicalKey} ${one.sourceId} ${one.seq} ${one.date}`);
  return { calls, deadlines: lines.sort() };
}

async function inFreshDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const data = await testDatabase();
  try {
    return await work(data.db);
  } finally {
    await data.close();
  }
}

test('whatever sources say, in whatever order, the facts are those of all their last words at once, and twice is once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 7 }), async (steps) => {
      const onTheWay = await inFreshDatabase(async (db) => {
        for (const one of steps) {
          await run(db, one.source, [asDraft(one)]);
          const before = await contents(db);
          const { counts } = await run(db, one.source, [asDraft(one)]);
          expect(counts).toEqual({ created: 0, changed: 0, unchanged: 1 });
          expect(await contents(db)).toEqual(before);
        }
        return facts(db);
      });
      const last = new Map(steps.map((one) => [`${one.source.id} ${one.call}`, one]));
      const atOnce = await inFreshDatabase(async (db) => {
        for (const source of [...sources].reverse()) {
          const words = [...last.values()].filter((one) => one.source === source);
          if (words.length > 0) await run(db, source, words.map(asDraft));
        }
        return facts(db);
      });
      expect(onTheWay).toEqual(atOnce);
    }),
    { numRuns: 6 },
  );
}, 60_000);
