import type { Database } from '#prisma/client.server.ts';
import { countArchived, readArchived } from './archived.server.ts';
import { today, type CalendarDate } from './calendar-date.ts';
import type { OpportunityFilter } from './filter.ts';
import { readLive } from './live.server.ts';
import { rowInclude, toRow } from './row.server.ts';
import { queryWords } from './search.ts';
import { IS_SHOWN } from './shown.server.ts';
import { compareStandings } from './sort.ts';
import { standingOf, type Standing } from './standing.ts';
import { statuses, type OpportunityList, type OpportunityRow, type Status } from './types.ts';
import { yearMonths } from './year-months.ts';

export const PAGE_SIZE = 50;

export type ListOptions = {
  /** an IANA zone, for deadlines in the applicant's own */
  viewerZone?: string | null;
  pageSize?: number;
};

/**
 * One page of the calls that match the filter, as they stand at `now`. A page past the end is the last page. Calls that
 * are archived by their day are counted and cut into pages by the database; only the others are looked at one by one.
 */
export async function listOpportunities(
  db: Database,
  filter: OpportunityFilter,
  now: Date,
  { viewerZone = null, pageSize = PAGE_SIZE }: ListOptions = {},
): Promise<OpportunityList> {
  const asked = { funder: filter.funder, words: queryWords(filter.q) };
  const day = today(now);
  const [live, archived, funders, newest] = await Promise.all([
    readLive(db, asked, day),
    countArchived(db, asked, day),
    listFunders(db),
    db.source.aggregate({ _max: { lastOkAt: true } }),
  ]);

  const found = live.map((call) => standingOf(call, now, viewerZone));
  const wanted = filter.status.length > 0 ? new Set<Status>(filter.status) : null;
  const isWanted = ({ status }: Standing) => !wanted || wanted.has(status);
  const inWindow = found.filter((call) => closesWithin(call, filter));
  const chosen = inWindow.filter(isWanted).sort(compareStandings(filter.sort));
  // A call without a next deadline is in no window of dates.
  const archivedInWindow = filter.closesAfter || filter.closesBefore ? 0 : archived;
  const archivedChosen = !wanted || wanted.has('archived') ? archivedInWindow : 0;

  const total = chosen.length + archivedChosen;
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const page = Math.min(filter.page, pages);
  const from = (page - 1) * pageSize;
  const slice = { from, to: Math.min(from + pageSize, total) };
  const ids = await (filter.sort === 'deadline' ? oneBehindTheOther : merged)(
    chosen,
    (skip, take) =>
      archivedChosen > 0 ? readArchived(db, asked, day, filter.sort, { skip, take }) : Promise.resolve([]),
    filter,
    slice,
  );
  const counts = countByStatus(inWindow);
  counts.archived += archivedInWindow;
  return {
    items: await readRows(db, ids, now, viewerZone),
    ...{ total, page, pages, pageSize, counts },
    ...yearAhead(found.filter(isWanted), today(now, viewerZone)),
    funders,
    lastCheckedAt: newest._max.lastOkAt?.toISOString() ?? null,
  };
}

type Slice = { from: number; to: number };
type ReadMore = (skip: number, take: number) => Promise<Standing[]>;

/** By deadline the archived stand behind all others. */
async function oneBehindTheOther(live: Standing[], archived: ReadMore, _: OpportunityFilter, { from, to }: Slice) {
  const first = live.slice(from, to);
  const rest = await archived(Math.max(0, from - live.length), to - Math.max(from, live.length));
  return [...first, ...rest].map(({ id }) => id);
}

/** In other orders both lists are merged; how far depends on the page that is asked for. */
async function merged(live: Standing[], archived: ReadMore, { sort }: OpportunityFilter, { from, to }: Slice) {
  const others = await archived(0, to);
  const compare = compareStandings(sort);
  const ids: string[] = [];
  for (let a = 0, b = 0; ids.length < to && (a < live.length || b < others.length);) {
    const isLive = b >= others.length || (a < live.length && compare(live[a]!, others[b]!) <= 0);
    ids.push(isLive ? live[a++]!.id : others[b++]!.id);
  }
  return ids.slice(from, to);
}

/** The whole rows of a page, in the order of the ids. */
async function readRows(
  db: Database,
  ids: readonly string[],
  now: Date,
  viewerZone: string | null,
): Promise<OpportunityRow[]> {
  const calls = await db.opportunity.findMany({ where: { id: { in: [...ids] } }, include: rowInclude });
  const byId = new Map(calls.map((call) => [call.id, call]));
  return ids.flatMap((id) => {
    const call = byId.get(id);
    return call ? [toRow(call, now, viewerZone)] : [];
  });
}

function closesWithin(call: Standing, { closesAfter, closesBefore }: OpportunityFilter): boolean {
  if (!closesAfter && !closesBefore) return true;
  const date = call.nextDeadline?.date;
  return date !== undefined && (!closesAfter || date >= closesAfter) && (!closesBefore || date <= closesBefore);
}

/** What the strip above the list shows. The closed and the paused have nothing ahead. */
function yearAhead(calls: readonly Standing[], day: CalendarDate) {
  const ahead = calls.filter(({ group }) => group !== 'closed' && group !== 'paused');
  const dates = ahead.flatMap(({ nextDeadline }) => (nextDeadline ? [nextDeadline.date] : []));
  return {
    year: yearMonths(dates, day),
    closingThisWeek: ahead.filter(({ group }) => group === 'this-week').length,
  };
}

function countByStatus(calls: readonly Standing[]): Record<Status, number> {
  const counts = Object.fromEntries(statuses.map((status) => [status, 0])) as Record<Status, number>;
  for (const call of calls) counts[call.status] += 1;
  return counts;
}

async function listFunders(db: Database): Promise<{ name: string; count: number }[]> {
  const rows = await db.$queryRaw<{ name: string; count: bigint | number }[]>`
    SELECT f.name, c.count FROM Funder f JOIN
      (SELECT o.funderId, COUNT(*) AS count FROM Opportunity o WHERE ${IS_SHOWN} GROUP BY o.funderId) c
      ON c.funderId = f.id ORDER BY f.name`;
  return rows.map(({ name, count }) => ({ name, count: Number(count) }));
}
