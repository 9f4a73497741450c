import { closes, compareDeadlines, daysLeft, nextDeadline } from '#app/opportunities/deadline.ts';
import { deadlineEdit, shownDeadlines } from '#app/opportunities/edits/shown-deadlines.ts';
import { markDisputed } from '#app/opportunities/disputed.ts';
import { SHOWN } from '#app/opportunities/shown.server.ts';
import type { DeadlineFact, DeadlineKind } from '#app/opportunities/types.ts';
import type { Database } from '#prisma/client.server.ts';

/** What a proposal shows of its call. */
export type CallFacts = {
  id: string;
  title: string;
  number: string | null;
  funder: string;
  /** the next deadline, or the last one when all have passed; null where the call names none */
  due: Pick<DeadlineFact, 'kind' | 'date' | 'time' | 'zone' | 'isEstimate' | 'disputed'> | null;
  /** calendar days to `due`; negative when it has passed */
  daysLeft: number | null;
};

/** What `callFacts` needs of an Opportunity row. */
export const callSelect = {
  id: true,
  title: true,
  number: true,
  funder: { select: { name: true } },
  deadlines: { include: { source: { select: { id: true, title: true } } } },
  edits: deadlineEdit,
} as const;

type Row = {
  id: string;
  title: string;
  number: string | null;
  funder: { name: string };
  deadlines: (Omit<DeadlineFact, 'kind' | 'source' | 'sourceTitle' | 'disputed'> & {
    kind: string;
    source: { id: string; title: string };
  })[];
  edits: { value: string }[];
};

/** The facts of a call at an instant; days are counted in the viewer's zone where the call leaves the zone open. */
export function callFacts(row: Row, now: Date, viewerZone: string | null = null): CallFacts {
  const fromSources = markDisputed(
    row.deadlines.map((deadline) => ({
      ...deadline,
      kind: deadline.kind as DeadlineKind,
      source: deadline.source.id,
      sourceTitle: deadline.source.title,
    })),
  );
  const deadlines = shownDeadlines(fromSources, row.edits);
  const due =
    nextDeadline(deadlines, now, viewerZone) ?? deadlines.filter(closes).sort(compareDeadlines).at(-1) ?? null;
  return {
    id: row.id,
    title: row.title,
    number: row.number,
    funder: row.funder.name,
    due: due && {
      kind: due.kind,
      date: due.date,
      time: due.time,
      zone: due.zone,
      isEstimate: due.isEstimate,
      disputed: due.disputed,
    },
    daysLeft: due && daysLeft(due, now, viewerZone),
  };
}

/** The facts of a call that anybody may see by its id, or null. */
export async function findCall(
  db: Database,
  id: string,
  now: Date,
  viewerZone: string | null,
): Promise<CallFacts | null> {
  const row = await db.opportunity.findUnique({ where: { id, ...SHOWN }, select: callSelect });
  return row && callFacts(row, now, viewerZone);
}
