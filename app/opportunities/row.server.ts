import type { Prisma } from '#prisma/generated/client.ts';
import { checkedAt } from './checked-at.ts';
import { compareDeadlines, nextDeadline } from './deadline.ts';
import { markDisputed } from './disputed.ts';
import { groupOf } from './group.ts';
import { status } from './status.ts';
import { excerptOf } from './text.ts';
import type { DeadlineFact, DeadlineKind, DeadlineMode, OpportunityRow } from './types.ts';

/** What a row is made from. */
export const rowInclude = {
  funder: { select: { name: true } },
  deadlines: { include: { source: { select: { title: true } } } },
  links: {
    include: { source: { select: { title: true, lastWholeAt: true } } },
    orderBy: [{ sourceId: 'asc' }, { externalKey: 'asc' }],
  },
} satisfies Prisma.OpportunityInclude;

export type StoredRow = Prisma.OpportunityGetPayload<{ include: typeof rowInclude }>;

/** The line of the list for a stored call, with all that depends on the moment derived. */
export function toRow(call: StoredRow, now: Date, viewerZone: string | null): OpportunityRow {
  const deadlines = markDisputed(call.deadlines.map(toDeadlineFact)).sort(compareDeadlines);
  const next = nextDeadline(deadlines, now, viewerZone);
  const deadlineMode = call.deadlineMode as DeadlineMode;
  const state = status({ ...call, deadlineMode, deadlines }, now, viewerZone);
  return {
    id: call.id,
    number: call.number,
    title: call.title,
    funder: call.funder.name,
    status: state,
    group: groupOf(state, next?.daysLeft ?? null),
    nextDeadline: next,
    daysLeft: next?.daysLeft ?? null,
    deadlines,
    amount: {
      minMinor: toNumber(call.amountMin),
      maxMinor: toNumber(call.amountMax),
      totalMinor: toNumber(call.amountTotal),
      currency: call.currency,
      rawText: call.amountRaw,
    },
    url: call.url,
    excerpt: excerptOf(call.summaryText),
    sources: call.links.map((link) => ({
      id: link.sourceId,
      title: link.source.title,
      url: link.url,
      checkedAt: checkedAt(link).toISOString(),
    })),
  };
}

function toDeadlineFact(row: StoredRow['deadlines'][number]): DeadlineFact {
  const { track, date, time, zone, isEstimate, isPlaceholder, rawText } = row;
  return {
    ...{ kind: row.kind as DeadlineKind, track, date, time, zone, isEstimate, isPlaceholder },
    ...{ source: row.sourceId, sourceTitle: row.source.title, rawText, disputed: false },
  };
}

const toNumber = (value: bigint | null) => (value === null ? null : Number(value));
