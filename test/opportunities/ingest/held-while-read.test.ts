import { expect, test } from 'vitest';
import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import { checkDrafts } from '#app/opportunities/ingest/check-drafts.ts';
import { ingestBatches } from '#app/opportunities/ingest/ingest-batches.server.ts';
import { startRun } from '#app/opportunities/ingest/runs.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { testDatabase } from '#test/support/database.ts';
import { fc } from '#test/support/fast-check.ts';
import { draft, feed, portal, run } from './support.ts';

const AT = new Date('2026-11-26T10:00:00Z');
const FILLERS = 2_100;

/** Records that share numbers, pages and titles with each other and with what is stored. */
const tricky = fc.record({
  externalKey: fc.constantFrom('T-1', 'T-2', 'T-3', 'T-4', 'T-5', 'T-6'),
  number: fc.constantFrom('N-1', 'N-2', 'N-3'),
  page: fc.constantFrom('a', 'b', 'c'),
  title: fc.constantFrom('Tools', 'Other tools'),
});
type Tricky = { externalKey: string; number: string; page: string; title: string };

const asDraft = ({ externalKey, number, page, title }: Tricky): OpportunityDraft =>
  draft(externalKey, { keys: [`us-fon:TEST:${number}`], number, url: `https://example.org/page-${page}`, title });

/** Which records are one call, and under which key; not the fillers. */
async function calls(db: Database) {
  const rows = await db.opportunity.findMany({
    where: { NOT: { title: { startsWith: 'Call F-' } } },
    select: { canonicalKey: true, title: true, links: { select: { externalKey: true } } },
    orderBy: { canonicalKey: 'asc' },
  });
  return rows.map(({ links, ...row }) => ({ ...row, links: links.map(({ externalKey }) => externalKey).sort() }));
}

async function takenIn(stored: OpportunityDraft[], batches: OpportunityDraft[][]) {
  const data = await testDatabase();
  try {
    await run(data.db, feed, stored);
    await run(data.db, portal, stored.slice(0, 1));
    const id = await startRun(data.db, portal, 'network', AT);
    const seen = batches.flat().length;
    const judge = () => ({ seen, rejected: 0, status: 'ok', error: null }) as const;
    await ingestBatches(
      data.db,
      portal,
      { id, at: AT, origin: 'network' },
      batches.map((batch) => checkDrafts(batch)),
      { judge },
    );
    return await calls(data.db);
  } finally {
    await data.close();
  }
}

test('a run so large that new calls are held while it is read tells calls apart as a small one does', async () => {
  const uniqueRecords = fc.uniqueArray(tricky, { selector: (one) => one.externalKey, minLength: 3, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(uniqueRecords, uniqueRecords, fc.constantFrom(0, 2_050, FILLERS), async (before, now, at) => {
      const stored = before.map((one) => asDraft({ ...one, externalKey: `stored ${one.externalKey}` }));
      const news = now.map(asDraft);
      const fillers = Array.from({ length: FILLERS }, (_, i) => draft(`F-${i}`));
      const large = [fillers.slice(0, at), ...news.map((one) => [one]), fillers.slice(at)];
      expect(await takenIn(stored, large)).toEqual(await takenIn(stored, [news]));
    }),
    { numRuns: 12 },
  );
}, 90_000);
