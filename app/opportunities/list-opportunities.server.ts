import type { Database } from '#prisma/client.server.ts';
import { today, type CalendarDate } from './calendar-date.ts';
import type { OpportunityFilter } from './filter.ts';
import { rowInclude, toRow } from './row.server.ts';
import { searchIds } from './search.server.ts';
import { SHOWN } from './shown.server.ts';
import { compareRows, type Sortable } from './sort.ts';
import { statuses, type OpportunityList, type OpportunityRow, type Status } from './types.ts';
import { yearMonths } from './year-months.ts';

export const PAGE_SIZE = 50;

export type ListOptions = {
  /** an IANA zone, for deadlines in the applicant's own */
  viewerZone?: string | null;
  pageSize?: number;
};

/** One page of the calls that match the filter, as they stand at `now`. A page past the end is the last page. */
export async function listOpportunities(
  db: Database,
  filter: OpportunityFilter,
  now: Date,
  { viewerZone = null, pageSize = PAGE_SIZE }: ListOptions = {},
): Promise<OpportunityList> {
  const [ids, stored, funders, newest] = await Promise.all([
    searchIds(db, filter.q),
    db.opportunity.findMany({
      where: { ...SHOWN, ...(filter.funder.length > 0 ? { funder: { name: { in: filter.funder } } } : {}) },
      include: rowInclude,
    }),
    listFunders(db),
    db.source.aggregate({ _max: { lastOkAt: true } }),
  ]);

  const found: Sortable[] = stored
    .filter((call) => !ids || ids.has(call.id))
    .map((call) => ({ row: toRow(call, now, viewerZone), newestDay: call.postedOn ?? today(call.firstSeenAt) }));
  const wanted = filter.status.length > 0 ? new Set<Status>(filter.status) : null;
  const isWanted = ({ row }: Sortable) => !wanted || wanted.has(row.status);
  const inWindow = found.filter(({ row }) => closesWithin(row, filter));
  const chosen = inWindow.filter(isWanted).sort(compareRows(filter.sort));
  const pages = Math.max(1, Math.ceil(chosen.length / pageSize));
  const page = Math.min(filter.page, pages);
  return {
    items: chosen.slice((page - 1) * pageSize, page * pageSize).map(({ row }) => row),
    ...{ total: chosen.length, page, pages, pageSize },
    counts: countByStatus(inWindow.map(({ row }) => row)),
    ...yearAhead(
      found.filter(isWanted).map(({ row }) => row),
      today(now, viewerZone),
    ),
    funders,
    lastCheckedAt: newest._max.lastOkAt?.toISOString() ?? null,
  };
}

/** A call without a next deadline is in no window of dates. */
function closesWithin(row: OpportunityRow, { closesAfter, closesBefore }: OpportunityFilter): boolean {
  if (!closesAfter && !closesBefore) return true;
  const date = row.nextDeadline?.date;
  return date !== undefined && (!closesAfter || date >= closesAfter) && (!closesBefore || date <= closesBefore);
}

/** What the strip above the list shows. The closed and the paused have nothing ahead. */
function yearAhead(rows: readonly OpportunityRow[], day: CalendarDate) {
  const ahead = rows.filter(({ group }) => group !== 'closed' && group !== 'paused');
  const dates = ahead.flatMap(({ nextDeadline }) => (nextDeadline ? [nextDeadline.date] : []));
  return {
    year: yearMonths(dates, day),
    closingThisWeek: ahead.filter(({ group }) => group === 'this-week').length,
  };
}

function countByStatus(rows: readonly OpportunityRow[]): Record<Status, number> {
  const counts = Object.fromEntries(statuses.map((status) => [status, 0])) as Record<Status, number>;
  for (const row of rows) counts[row.status] += 1;
  return counts;
}

async function listFunders(db: Database): Promise<{ name: string; count: number }[]> {
  const funders = await db.funder.findMany({
    where: { opportunities: { some: SHOWN } },
    select: { name: true, _count: { select: { opportunities: { where: SHOWN } } } },
    orderBy: { name: 'asc' },
  });
  return funders.map((funder) => ({ name: funder.name, count: funder._count.opportunities }));
}
