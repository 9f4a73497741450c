import type { Database } from '#prisma/client.server.ts';
import { callIndex } from '../call-index/call-index.server.ts';
import type { IndexedCall } from '../call-index/indexed-call.ts';
import type { OpportunityFilter } from '../filter.ts';
import { readRows } from '../read-rows.server.ts';
import { indexFew } from '../search/index-texts.server.ts';
import { parseQuery } from '../search/query.ts';
import { searchCalls } from '../search/search-calls.server.ts';
import { compareEntries, deadlinesOf, type MonthDeadline } from './month-deadlines.ts';

/** More calls than these no month can show so that somebody reads them. */
export const MOST_CALLS = 400;

export type MonthOfDeadlines = {
  /** YYYY-MM */
  month: string;
  /** by date */
  deadlines: MonthDeadline[];
  /** calls that are left out because there are too many; 0 = all are there */
  leftOut: number;
};

/**
 * The dates in one month of the calls that a filter finds: all dates of each call, not only its next deadline, and those
 * that have passed too. Calls that are archived by their day are not in it.
 */
export async function deadlinesInMonth(
  db: Database,
  filter: OpportunityFilter,
  month: string,
  now: Date,
  viewerZone: string | null = null,
): Promise<MonthOfDeadlines> {
  const index = await callIndex(db);
  if (filter.q) indexFew(index.connection);
  const asked = { ...filter, sort: 'deadline' as const };
  const found = searchCalls(index, index.standings(now, viewerZone), parseQuery(filter.q), asked).calls();
  const ids = found.flatMap(({ call, status }) => (status !== 'archived' && hasDateIn(call, month) ? [call.id] : []));
  const rows = await readRows(db, ids.slice(0, MOST_CALLS), now, viewerZone);
  const deadlines = rows.flatMap((row) => deadlinesOf(row, month)).sort(compareEntries);
  return { month, deadlines, leftOut: ids.length - rows.length };
}

const hasDateIn = (call: IndexedCall, month: string) =>
  call.deadlines.some(({ date, isPlaceholder }) => !isPlaceholder && date.startsWith(month));
