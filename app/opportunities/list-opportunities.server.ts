import type { Database } from '#prisma/client.server.ts';
import { callIndex } from './call-index/call-index.server.ts';
import { prepareOnce } from './call-index/connection.server.ts';
import { firstBehind } from './call-index/order.ts';
import type { PlacedCall } from './call-index/standings.ts';
import type { OpportunityFilter } from './filter.ts';
import type { ListPlace } from './list-place.server.ts';
import { readRows } from './read-rows.server.ts';
import { indexFew, indexForData, waitingCalls } from './search/index-texts.server.ts';
import { listResults } from './search/list-results.server.ts';
import { isEmpty, parseQuery, queryText, type Query } from './search/query.ts';
import { orders, searchCalls } from './search/search-calls.server.ts';
import { suggestQuery } from './search/suggest-words.server.ts';
import type { OpportunityList } from './types.ts';

export const PAGE_SIZE = 50;

export type ListOptions = {
  /** an IANA zone, for deadlines in the applicant's own */
  viewerZone?: string | null;
  pageSize?: number;
  /** the calls behind this place, whatever page the filter names; not in the order of relevance */
  after?: ListPlace | null;
  /** nobody looks at it: it must miss no call that has the words, also where that takes a while */
  forData?: boolean;
};
export type ListedPage = OpportunityList & {
  /** to go on from; null where nothing comes after */
  end: ListPlace | null;
};

/**
 * One page of the calls that match the filter, as they stand at `now`, and what further choices would show. A page past
 * the end is the last page.
 */
export async function listOpportunities(
  db: Database,
  filter: OpportunityFilter,
  now: Date,
  { viewerZone = null, pageSize = PAGE_SIZE, after = null, forData = false }: ListOptions = {},
): Promise<ListedPage> {
  const query = parseQuery(filter.q);
  const isSearch = !isEmpty(query);
  if (isSearch && forData) await indexForData(db);
  const index = await callIndex(db);
  if (isSearch) indexFew(index.connection);
  const standings = index.standings(now, viewerZone);
  const results = listResults(index, standings, { query, filter, now, viewerZone });
  const { total, sort, calls, counts, facets, year, closingThisWeek } = results;
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const page = Math.min(filter.page, pages);
  const from =
    after && sort !== 'relevance'
      ? firstBehind(calls(), (call) => orders[sort](call, after) > 0)
      : (page - 1) * pageSize;
  const shown = calls(from, from + pageSize);
  const last = from + shown.length < total ? shown.at(-1) : undefined;
  const suggestion =
    isSearch && total === 0 ? suggest(query, (other) => searchCalls(index, standings, other, filter)) : null;
  const unindexed = isSearch ? waitingCalls(index.connection, 100_000) : 0;
  const lastOkAt = lastCheck(index.connection).get() as string | null;
  return {
    items: await readRows(
      db,
      shown.map(({ id }) => id),
      now,
      viewerZone,
    ),
    end: last ? placeOf(last) : null,
    ...{ total, page, pages, pageSize, sort, suggestion, facets, unindexed },
    ...{ counts, year, closingThisWeek },
    lastCheckedAt: lastOkAt === null ? null : new Date(lastOkAt).toISOString(),
  };

  /** Words as they may have been meant, when they find something. */
  function suggest(query: Query, search: (query: Query) => { total: number }): OpportunityList['suggestion'] {
    const other = suggestQuery(index.connection, query);
    if (!other) return null;
    const { total } = search(other);
    return total > 0 ? { q: queryText(other), total } : null;
  }
}

const lastCheck = prepareOnce((connection) => connection.prepare('SELECT MAX(lastOkAt) FROM Source').pluck());

function placeOf({ call: _, nextDeadline, ...place }: PlacedCall): ListPlace {
  return { ...place, nextDeadline: nextDeadline && { date: nextDeadline.date, time: nextDeadline.time } };
}
