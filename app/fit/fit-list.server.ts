import { setImmediate } from 'node:timers/promises';
import { authorize } from '#app/accounts/authorize.ts';
import type { SignedIn } from '#app/accounts/current-person.server.ts';
import type { ProjectProfile } from '#app/community/profile.ts';
import type { OpportunityFilter } from '#app/opportunities/filter.ts';
import { callIndex, type CallIndex } from '#app/opportunities/call-index/call-index.server.ts';
import type { PlacedCall, Standings } from '#app/opportunities/call-index/standings.ts';
import { choicesOf, type Choice } from '#app/opportunities/facets/choices.ts';
import { Tally } from '#app/opportunities/facets/tally.ts';
import { PAGE_SIZE } from '#app/opportunities/list-opportunities.server.ts';
import { readRows } from '#app/opportunities/read-rows.server.ts';
import { indexFew } from '#app/opportunities/search/index-texts.server.ts';
import { parseQuery } from '#app/opportunities/search/query.ts';
import { searchCalls } from '#app/opportunities/search/search-calls.server.ts';
import type { OpportunityRow, Status } from '#app/opportunities/types.ts';
import { countOwnProposals } from '#app/proposals/count-own-proposals.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { compareFits, strongest, type Ranked } from './fit-order.ts';
import { fitOf } from './fit-of.ts';
import { rankCallsOf } from './kept-calls.server.ts';
import { keptOrder, type FitOrder } from './kept-orders.server.ts';
import type { RankCall } from './rank-call.ts';
import { tallier, wordsOf } from './rank-calls.ts';
import { readFitCalls } from './read-calls.server.ts';
import type { Reason } from './reason.ts';
import { rankingRules } from './rules.ts';
import { countWords } from './word-counts.ts';
import { topicWords } from './words.ts';

/** What one may apply to now or soon; where a filter names statuses, those. */
const OPEN: Status[] = ['open', 'closing', 'rolling', 'upcoming', 'forecast'];
/** More open calls than any list of ours had. */
const MOST = 10_000;
/** Calls that are judged before others have their turn. */
const AT_ONCE = 500;

export type FitRow = { call: OpportunityRow; reasons: Reason[] };
export type FitList = {
  rows: FitRow[];
  total: number;
  /** how many of all have nothing that rules the project out */
  possible: number;
  page: number;
  pages: number;
  funders: Choice[];
};

/** A page of the calls that match the filter, those that fit the project best first. A page past the end is the last. */
export async function fitList(
  db: Database,
  person: SignedIn,
  project: ProjectProfile,
  filter: OpportunityFilter,
  now: Date,
): Promise<FitList> {
  authorize(person, 'fit.read');
  const viewerZone = person.timeZone;
  const status = filter.status.length > 0 ? filter.status : OPEN;
  const asked = { ...filter, status, page: 1, sort: 'deadline' as const };
  const begun = Object.keys(await countOwnProposals(db, person.id)).sort();
  const index = await callIndex(db);
  if (asked.q) indexFew(index.connection);
  const standings = index.standings(now, viewerZone);
  const who = { project, begun: new Set(begun), now, viewerZone };
  const make = () => makeOrder(db, index, standings, asked, who);
  // What words find may change while no call does: more of their texts are indexed.
  const order = asked.q
    ? await make()
    : await keptOrder(index, standings, JSON.stringify([viewerZone, project, asked, begun]), make);
  const pages = Math.max(1, Math.ceil(order.ids.length / PAGE_SIZE));
  const page = Math.min(filter.page, pages);
  const ids = order.ids.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const [rows, calls] = await Promise.all([
    readRows(db, ids, now, viewerZone),
    readFitCalls(
      db,
      ids.flatMap((id) => index.get(id) ?? []),
    ),
  ]);
  return {
    rows: rows.flatMap((row): FitRow[] => {
      const call = calls.get(row.id);
      if (!call) return []; // it went while we read
      const context = { viewerZone, begun: who.begun.has(row.id), frequencies: order.frequencies };
      return [{ call: row, reasons: strongest(fitOf(project, call, now, context, rankingRules)) }];
    }),
    ...{ total: order.ids.length, possible: order.possible, page, pages, funders: order.funders },
  };
}

type Who = { project: ProjectProfile; begun: ReadonlySet<string>; now: Date; viewerZone: string | null };

/** Judges every call that matches the filter. */
async function makeOrder(
  db: Database,
  index: CallIndex,
  standings: Standings,
  filter: OpportunityFilter,
  { project, begun, now, viewerZone }: Who,
): Promise<FitOrder> {
  const tally = new Tally(index, standings, null);
  const judged = searchCalls(index, standings, parseQuery(filter.q), filter, tally).calls(0, MOST);
  const funders = choicesOf(index.funders.list, tally.funders, filter.funder);
  const read = await rankCallsOf(
    db,
    judged.map(({ call }) => call),
  );
  const words = [...topicWords(project.topics ?? []).keys()];
  const calls: { call: RankCall; placed: PlacedCall; shared: string[] }[] = [];
  for (const [at, placed] of judged.entries()) {
    if (at % AT_ONCE === 0) await setImmediate();
    const call = read[at];
    if (call) calls.push({ call, placed, shared: wordsOf(words, call) });
  }
  const frequencies = countWords(calls.map(({ shared }) => shared));
  const tallyCall = tallier(project);
  const ranked: Ranked[] = [];
  for (const [at, { call, placed, shared }] of calls.entries()) {
    if (at % AT_ONCE === 0) await setImmediate();
    const context = { now, viewerZone, begun: begun.has(placed.id), frequencies };
    const closesOn = placed.nextDeadline?.date ?? null;
    ranked.push({ id: placed.id, closesOn, tally: tallyCall(call, placed, shared, context) });
  }
  ranked.sort(compareFits);
  const possible = ranked.filter((one) => one.tally.out === 0).length;
  return { ids: ranked.map(({ id }) => id), possible, frequencies, funders };
}
