import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import { checkDrafts } from '#app/opportunities/ingest/check-drafts.ts';
import { ingestRun, startRun, type RunOrigin } from '#app/opportunities/ingest/runs.server.ts';
import type { SourceInfo } from '#app/opportunities/ingest/source-info.ts';
import type { Database } from '#prisma/client.server.ts';

export const portal: SourceInfo = {
  id: 'portal',
  title: 'A portal',
  homepage: 'https://portal.example.org',
  authority: 'portal',
  covers: 'all',
};
export const feed: SourceInfo = {
  id: 'feed',
  title: 'A feed',
  homepage: 'https://feed.example.org',
  authority: 'feed',
  covers: 'newest',
};

/** A call as a source gives it; `key` is its external key, its number and its page. */
export function draft(key: string, change: Partial<OpportunityDraft> = {}): OpportunityDraft {
  return {
    externalKey: key,
    keys: [`us-fon:TEST:${key}`],
    title: `Call ${key}`,
    number: key,
    funder: { name: 'A funder' },
    url: `https://example.org/${key}`,
    upstreamStatus: 'open',
    deadlineMode: 'fixed',
    deadlines: [{ kind: 'full', date: '2027-03-01', zone: 'America/New_York', rawText: 'March 1, 2027' }],
    record: { key },
    ...change,
  };
}

let minutes = 0;

/** One run of a source that brought these drafts; each run is a minute after the one before. */
export async function run(
  db: Database,
  source: SourceInfo,
  drafts: OpportunityDraft[],
  { origin = 'network', status = 'ok' }: { origin?: RunOrigin; status?: 'ok' | 'incomplete' } = {},
) {
  minutes += 1;
  const at = new Date(Date.UTC(2026, 10, 26, 12, minutes));
  const checked = checkDrafts(drafts);
  if (checked.rejected.length > 0) throw new Error(checked.rejected[0]!.reason);
  const id = await startRun(db, source, origin, at);
  const error = status === 'ok' ? null : 'It was cut short.';
  const outcome = { seen: drafts.length, rejected: 0, status, error } as const;
  return { id, at, counts: await ingestRun(db, source, { id, at }, checked.drafts, outcome) };
}

/** The change log of all calls, oldest first, in one line each; without what is noise. */
export async function log(db: Database): Promise<string[]> {
  const changes = await db.change.findMany({
    where: { severity: { not: 'noise' } },
    orderBy: [{ observedAt: 'asc' }, { id: 'asc' }],
    include: { opportunity: { select: { title: true } } },
  });
  return changes.map((one) => `${one.opportunity.title}: ${one.field} ${one.oldValue} → ${one.newValue}`);
}
