import { callIndex } from '#app/opportunities/call-index/call-index.server.ts';
import { parseFilter } from '#app/opportunities/filter.ts';
import { indexForData } from '#app/opportunities/search/index-texts.server.ts';
import { parseQuery } from '#app/opportunities/search/query.ts';
import { searchCalls } from '#app/opportunities/search/search-calls.server.ts';
import { statuses } from '#app/opportunities/types.ts';
import type { Database } from '#prisma/client.server.ts';

/** What is over is no news, unless the search asks for it. */
const NEWS = statuses.filter((status) => status !== 'closed' && status !== 'archived');

/** Which of some calls the list shows for a saved query. */
export async function matchingCalls(
  db: Database,
  query: string,
  among: { size: number; has: (id: string) => boolean },
  now: Date,
  viewerZone: string | null,
): Promise<{ id: string; closesOn: string | null }[]> {
  if (among.size === 0) return [];
  const { filter } = parseFilter(new URLSearchParams(query));
  const status = filter.status.length > 0 ? filter.status : NEWS;
  await indexForData(db);
  const index = await callIndex(db);
  const standings = index.standings(now, viewerZone);
  const found = searchCalls(index, standings, parseQuery(filter.q), { ...filter, status, sort: 'deadline' });
  return found.calls().flatMap(({ id, nextDeadline }) => {
    return among.has(id) ? [{ id, closesOn: nextDeadline?.date ?? null }] : [];
  });
}
