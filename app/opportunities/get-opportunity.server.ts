import type { Database } from '#prisma/client.server.ts';
import { editsOf } from './edits/edits-of.server.ts';
import { provenanceOf } from './provenance.server.ts';
import { rowInclude, sourceDeadlines, toRow } from './row.server.ts';
import { SHOWN } from './shown.server.ts';
import { excerptOf } from './text.ts';
import { termFacts } from './terms/term-facts.ts';
import type { DeadlineMode, OpportunityDetail, Severity } from './types.ts';

const CHANGES_SHOWN = 100;
const callName = { id: true, title: true, number: true } as const;

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
      programme: { select: { name: true } },
      reissueOf: { select: callName },
      reissues: { where: SHOWN, select: callName, orderBy: { firstSeenAt: 'desc' } },
      changes: { orderBy: [{ observedAt: 'desc' }, { id: 'asc' }], take: CHANGES_SHOWN },
    },
  });
  if (!call) return null;
  const row = toRow(call, now, viewerZone);
  return {
    ...row,
    summary: call.summaryText,
    excerpt: excerptOf(call.summaryText),
    docType: call.docType,
    upstreamStatus: call.upstreamStatus,
    deadlineMode: call.deadlineMode as DeadlineMode,
    postedOn: call.postedOn,
    opensOn: call.opensOn,
    archivesOn: call.archivesOn,
    eligibility: call.eligibilityText,
    terms: termFacts(call),
    attachments: JSON.parse(call.attachments ?? '[]') as { name: string; url: string }[],
    applyUrl: call.applyUrl,
    programme: call.programme?.name ?? null,
    firstSeenAt: call.firstSeenAt.toISOString(),
    lastCheckedAt: newest(row.sources.map((source) => source.checkedAt)) ?? call.firstSeenAt.toISOString(),
    provenance: await provenanceOf(db, id),
    reissueOf: call.reissueOf,
    reissues: call.reissues,
    edits: await editsOf(db, id, { currency: call.currency, fromSources: sourceDeadlines(call) }),
    changes: call.changes.map(({ field, oldValue, newValue, severity, personId, observedAt }) => ({
      ...{
        field,
        oldValue,
        newValue,
        severity: severity as Severity,
        byHand: personId !== null,
        observedAt: observedAt.toISOString(),
      },
    })),
  };
}

const newest = (instants: string[]) => instants.sort().at(-1);
