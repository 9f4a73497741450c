import type { Prisma } from '#prisma/generated/client.ts';
import { checkedAt } from './checked-at.ts';
import { compareDeadlines } from './deadline.ts';
import { markDisputed } from './disputed.ts';
import { deadlineEdit, shownDeadlines } from './edits/shown-deadlines.ts';
import { derived } from './standing.ts';
import type { DeadlineFact, DeadlineKind, DeadlineMode, OpportunityRow } from './types.ts';
import { uncheckedDays } from './unchecked.ts';

/** What a row is made from. */
export const rowInclude = {
  funder: { select: { name: true } },
  deadlines: { include: { source: { select: { title: true } } } },
  edits: deadlineEdit,
  links: {
    include: { source: { select: { title: true, lastWholeAt: true } } },
    orderBy: [{ sourceId: 'asc' }, { externalKey: 'asc' }],
  },
} satisfies Prisma.OpportunityInclude;

export type StoredRow = Prisma.OpportunityGetPayload<{ include: typeof rowInclude }>;

type Money = 'amountMin' | 'amountMax' | 'amountTotal';
/** What a row takes of it, also as it is read without Prisma (read-rows.server.ts). */
export type RowSource = Pick<
  StoredRow,
  | ('id' | 'title' | 'number' | 'url' | 'upstreamStatus' | 'statusOverride' | 'docType' | 'opensOn' | 'archivesOn')
  | ('goneOn' | 'deadlineMode' | 'currency' | 'amountRaw' | 'funder')
> & { [M in Money]: bigint | number | null } & {
  deadlines: Pick<
    StoredRow['deadlines'][number],
    | ('sourceId' | 'kind' | 'track' | 'date' | 'time' | 'zone' | 'rawText' | 'source')
    | ('isEstimate' | 'isPlaceholder' | 'isInherited')
  >[];
  edits: { value: string }[];
  links: Pick<StoredRow['links'][number], 'sourceId' | 'url' | 'missingRuns' | 'lastSeenAt' | 'source'>[];
};

/** The dates that sources give, also where a person set others. */
export function sourceDeadlines(call: Pick<RowSource, 'deadlines'>): DeadlineFact[] {
  return markDisputed(call.deadlines.map(toDeadlineFact)).sort(compareDeadlines);
}

/** The line of the list for a stored call, with all that depends on the moment derived. */
export function toRow(call: RowSource, now: Date, viewerZone: string | null): OpportunityRow {
  const deadlines = [...shownDeadlines(sourceDeadlines(call), call.edits)].sort(compareDeadlines);
  const deadlineMode = call.deadlineMode as DeadlineMode;
  const { upstreamStatus, statusOverride, docType, opensOn, archivesOn, goneOn } = call;
  const facts = { upstreamStatus, statusOverride, docType, opensOn, archivesOn, goneOn, deadlineMode, deadlines };
  const { status, group, nextDeadline } = derived(facts, now, viewerZone);
  const sources = call.links.map((link) => ({
    id: link.sourceId,
    title: link.source.title,
    url: link.url,
    checkedAt: checkedAt(link).toISOString(),
  }));
  return {
    id: call.id,
    number: call.number,
    title: call.title,
    funder: call.funder.name,
    status,
    group,
    nextDeadline,
    daysLeft: nextDeadline?.daysLeft ?? null,
    deadlines,
    amount: {
      minMinor: toNumber(call.amountMin),
      maxMinor: toNumber(call.amountMax),
      totalMinor: toNumber(call.amountTotal),
      currency: call.currency,
      rawText: call.amountRaw,
    },
    url: call.url,
    sources,
    uncheckedDays: uncheckedDays({ status, nextDeadline, sources }, now),
  };
}

function toDeadlineFact(row: RowSource['deadlines'][number]): DeadlineFact {
  return {
    kind: row.kind as DeadlineKind,
    track: row.track,
    date: row.date,
    time: row.time,
    zone: row.zone,
    isEstimate: row.isEstimate,
    isPlaceholder: row.isPlaceholder,
    isInherited: row.isInherited,
    source: row.sourceId,
    sourceTitle: row.source.title,
    rawText: row.rawText,
    disputed: false,
  };
}

const toNumber = (value: bigint | number | null) => (value === null ? null : Number(value));
