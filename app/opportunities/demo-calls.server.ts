import type { Database } from '#prisma/client.server.ts';
import type { CalendarDate } from './calendar-date.ts';
import { demoDrafts, demoListingDrafts } from './demo-drafts.ts';
import type { OpportunityDraft } from './draft.ts';
import { checkDrafts } from './ingest/check-drafts.ts';
import { ingestRun, startRun } from './ingest/runs.server.ts';
import type { SourceInfo } from './ingest/source-info.ts';

const HOMEPAGE = 'https://example.org/calls';
const demoSource: SourceInfo = {
  id: 'demo',
  title: 'Example calls',
  homepage: HOMEPAGE,
  authority: 'funder',
  covers: 'newest',
};
const listingSource: SourceInfo = {
  id: 'demo-listing',
  title: 'Example listing',
  homepage: 'https://example.org/listing',
  authority: 'aggregator',
  covers: 'newest',
};

/** Puts the made calls on the board through the same ingest that scrapers use; twice is the same as once. */
export async function seedDemoCalls(db: Database, today: CalendarDate): Promise<void> {
  await seed(db, demoSource, demoDrafts(today));
  await seed(db, listingSource, demoListingDrafts(today));
}

async function seed(db: Database, source: SourceInfo, candidates: OpportunityDraft[]): Promise<void> {
  const { drafts, rejected } = checkDrafts(candidates);
  if (rejected.length > 0) throw new Error(`A demo call is broken: ${rejected[0]!.key}: ${rejected[0]!.reason}`);
  const at = new Date();
  const id = await startRun(db, source, 'file', at);
  await ingestRun(db, source, { id, at }, drafts, { seen: drafts.length, rejected: 0, status: 'ok', error: null });
}
