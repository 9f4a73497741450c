import type { CallIndex } from '../call-index/call-index.server.ts';
import type { Standings } from '../call-index/standings.ts';
import { today } from '../calendar-date.ts';
import { listFacets, type ListFacets } from '../facets/list-facets.ts';
import { Tally } from '../facets/tally.ts';
import { filterToSearch, type OpportunityFilter } from '../filter.ts';
import type { Status, YearMonth } from '../types.ts';
import { yearMonths } from '../year-months.ts';
import { isEmpty, type Query } from './query.ts';
import { searchCalls, type Found } from './search-calls.server.ts';

export type ListResults = Found & {
  counts: Record<Status, number>;
  facets: ListFacets;
  year: YearMonth[];
  closingThisWeek: number;
};

type Ask = { query: Query; filter: OpportunityFilter; now: Date; viewerZone: string | null };

/**
 * What a filter finds and all counts beside it. Most who look at the list ask for the same, and then for its next page: what
 * was found is kept as long as no call has changed and all stand as they did, unless words were looked for.
 */
export function listResults(index: CallIndex, standings: Standings, ask: Ask): ListResults {
  if (!isEmpty(ask.query)) return results(index, standings, ask);
  let kept = keptResults.get(standings);
  if (kept?.version !== index.version) {
    kept = { version: index.version, byFilter: new Map() };
    keptResults.set(standings, kept);
  }
  const key = `${today(ask.now, ask.viewerZone)} ${filterToSearch(ask.filter, { page: 1 })}`;
  const known = kept.byFilter.get(key) ?? results(index, standings, ask);
  // the one asked for last stands last, and the first goes
  kept.byFilter.delete(key);
  kept.byFilter.set(key, known);
  if (kept.byFilter.size > MOST_KEPT) kept.byFilter.delete(kept.byFilter.keys().next().value!);
  return known;
}

type Kept = { version: number; byFilter: Map<string, ListResults> };
const keptResults = new WeakMap<Standings, Kept>();
const MOST_KEPT = 12;

function results(index: CallIndex, standings: Standings, { query, filter, now, viewerZone }: Ask): ListResults {
  const tally = new Tally(index, standings, filter.currency);
  const found = searchCalls(index, standings, query, filter, tally);
  return {
    ...found,
    counts: tally.status,
    facets: listFacets(tally, index, filter),
    year: yearMonths(tally.dates, today(now, viewerZone)),
    closingThisWeek: tally.closingThisWeek,
  };
}
