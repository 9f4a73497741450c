import type { Database } from '#prisma/client.server.ts';
import { provenanceOf } from './provenance.server.ts';
import { rowInclude, toRow } from './row.server.ts';
import { SHOWN } from './shown.server.ts';
import type { DeadlineMode, OpportunityDetail, Severity } from './types.ts';

const CHANGES_SHOWN = 100;

/** One call with its facts, where each came from and what changed; null when there is none with this id. */
export async function getOpportunity(
  db: Database,
  id: string,
  now: Date,
  viewerZone: string | null = null,
): Promise<OpportunityDetail | null> {
  const call = await db.opportunity.findUnique({
    where: { id, ...SHOWN },
    include: {
      ...rowInclude,
      changes: { orderBy: [{ observedAt: 'desc' }, { id: 'asc' }], take: CHANGES_SHOWN },
    },
  });
  if (!call) return null;
  const row = toRow(call, now, viewerZone);
  return {
    ...row,
    summary: call.summaryText,
    docType: call.docType,
    upstreamStatus: call.upstreamStatus,
    deadlineMode: call.deadlineMode as DeadlineMode,
    postedOn: call.postedOn,
    opensOn: call.opensOn,
    archivesOn: call.archivesOn,
    eligibility: call.eligibilityText,
    firstSeenAt: call.firstSeenAt.toISOString(),
    lastCheckedAt: newest(row.sources.map((source) => source.checkedAt)) ?? call.firstSeenAt.toISOString(),
    provenance: await provenanceOf(db, id),
    changes: call.changes.map(({ field, oldValue, newValue, severity, observedAt }) => ({
      ...{ field, oldValue, newValue, severity: severity as Severity, observedAt: observedAt.toISOString() },
    })),
  };
}

const newest = (instants: string[]) => instants.sort().at(-1);
