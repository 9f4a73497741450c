import type { Database } from '#prisma/client.server.ts';
import { today } from '../calendar-date.ts';
import type { OpportunityFilter } from '../filter.ts';
import { listOpportunities } from '../queries.server.ts';
import { yearMonths, type YearMonth } from '../year-months.ts';

/** What the strip above the list shows: the deadlines of all that match, whatever time window is chosen. */
export async function yearAhead(
  db: Database,
  filter: OpportunityFilter,
  now: Date,
  viewerZone: string | null,
): Promise<{ months: YearMonth[]; closingThisWeek: number }> {
  const anyDate: OpportunityFilter = { ...filter, closesAfter: null, closesBefore: null, sort: 'deadline', page: 1 };
  const { items } = await listOpportunities(db, anyDate, now, { viewerZone, pageSize: Number.MAX_SAFE_INTEGER });
  const ahead = items.filter((row) => row.group !== 'closed' && row.group !== 'paused');
  const dates = ahead.flatMap((row) => (row.nextDeadline ? [row.nextDeadline.date] : []));
  return {
    months: yearMonths(dates, today(now, viewerZone ?? 'UTC')),
    closingThisWeek: ahead.filter((row) => row.group === 'this-week').length,
  };
}
