import { setImmediate } from 'node:timers/promises';
import type { Database } from '#prisma/client.server.ts';
import { today } from '../calendar-date.ts';
import { excerptOf } from '../text.ts';
import type { OpportunityRow } from '../types.ts';
import { droppedDates } from './dropped-dates.ts';
import type { FeedCall } from './feed-call.ts';

/** Fields whose change makes the dates of a call others, or takes them back. */
const DATES = ['deadlines'];
const STATUS = ['goneOn', 'upstreamStatus', 'statusOverride'];
/** A statement takes only so many ids. */
const AT_ONCE = 100;

/** The calls of a list with the beginning of their text and their past. */
export async function feedCalls(db: Database, rows: readonly OpportunityRow[], now: Date): Promise<FeedCall[]> {
  const calls: FeedCall[] = [];
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    if (from > 0) await setImmediate(); // the database answers without letting anybody else have their turn
    calls.push(...(await withPast(db, rows.slice(from, from + AT_ONCE), now)));
  }
  return calls;
}

async function withPast(db: Database, rows: readonly OpportunityRow[], now: Date): Promise<FeedCall[]> {
  const ids = rows.map(({ id }) => id);
  const stored = await db.opportunity.findMany({
    where: { id: { in: ids } },
    select: {
      ...{ id: true, firstSeenAt: true, goneOn: true, summaryText: true },
      changes: {
        where: { field: { in: [...DATES, ...STATUS] } },
        select: { field: true, oldValue: true, newValue: true, observedAt: true },
        orderBy: [{ observedAt: 'desc' }, { id: 'desc' }],
      },
    },
  });
  const byId = new Map(stored.map((call) => [call.id, call]));
  return rows.flatMap((row) => {
    const call = byId.get(row.id);
    return call ? [withChanges(row, call, now)] : [];
  });
}

type Stored = {
  summaryText: string;
  firstSeenAt: Date;
  goneOn: string | null;
  changes: { field: string; oldValue: string | null; newValue: string | null; observedAt: Date }[];
};

function withChanges(row: OpportunityRow, { summaryText, firstSeenAt, goneOn, changes }: Stored, now: Date): FeedCall {
  const dates = changes
    .filter(({ field }) => DATES.includes(field))
    .map((change) => ({ ...change, observedOn: today(change.observedAt) }));
  const isOver = row.status === 'closed' || row.status === 'archived';
  const ended = changes.find(({ field }) => STATUS.includes(field))?.observedAt ?? firstSeenAt;
  return {
    ...row,
    excerpt: excerptOf(summaryText),
    firstSeenAt: firstSeenAt.toISOString(),
    changedAt: (changes[0]?.observedAt ?? firstSeenAt).toISOString(),
    revision: changes.length,
    endedOn: isOver ? (goneOn ?? today(ended)) : null,
    dropped: droppedDates(dates, today(now)),
  };
}
