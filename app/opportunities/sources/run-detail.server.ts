import type { Database } from '#prisma/client.server.ts';
import { IS_SHOWN } from '../shown.server.ts';

const REJECTED_SHOWN = 200;
const CALLS_SHOWN = 100;
const CHANGES_SHOWN = 300;

/** What one run of a source refused, brought and changed; null when the source has no such run. */
export async function runDetail(db: Database, sourceId: string, runId: string) {
  const run = await db.fetchRun.findFirst({
    where: { id: runId, sourceId },
    include: { rejectedRecords: { orderBy: { id: 'asc' }, take: REJECTED_SHOWN } },
  });
  if (!run) return null;
  const changes = await db.change.findMany({
    where: { runId, severity: { not: 'noise' } },
    orderBy: [{ opportunityId: 'asc' }, { id: 'asc' }],
    take: CHANGES_SHOWN,
    include: { opportunity: { select: { title: true } } },
  });
  const created = run.created > 0 ? await broughtBy(db, sourceId, run.startedAt) : [];
  return {
    id: run.id,
    startedAt: run.startedAt.toISOString(),
    counts: { rejected: run.rejected, created: run.created, changed: run.changed },
    status: run.status,
    error: run.error,
    rejected: run.rejectedRecords.map(({ id, externalKey, reason }) => ({ id, key: externalKey, reason })),
    created,
    changes: changes.map(({ id, opportunityId, opportunity, field, oldValue, newValue, severity }) => ({
      ...{ id, opportunityId, title: opportunity.title, field, oldValue, newValue, severity },
    })),
  };
}

/** Some of the calls that a run brought, by title. From the links of the source: asked of every call, it takes minutes. */
async function broughtBy(db: Database, sourceId: string, startedAt: Date) {
  const calls = await db.$queryRaw<{ id: string; title: string }[]>`
    SELECT DISTINCT o.id, o.title FROM OpportunityLink l CROSS JOIN Opportunity o ON o.id = l.opportunityId
    WHERE l.sourceId = ${sourceId} AND o.firstSeenAt = ${startedAt} AND ${IS_SHOWN}
    ORDER BY l.externalKey LIMIT ${CALLS_SHOWN}`;
  return calls.sort((a, b) => (a.title < b.title ? -1 : 1));
}

export type RunDetail = NonNullable<Awaited<ReturnType<typeof runDetail>>>;
