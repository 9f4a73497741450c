import type { Database } from '#prisma/client.server.ts';

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
  const created = await db.opportunity.findMany({
    where: { firstSeenAt: run.startedAt, heldByRunId: null, links: { some: { sourceId } } },
    orderBy: { title: 'asc' },
    take: CALLS_SHOWN,
    select: { id: true, title: true },
  });
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
export type RunDetail = NonNullable<Awaited<ReturnType<typeof runDetail>>>;
