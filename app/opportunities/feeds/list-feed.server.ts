import { authorize } from '#app/accounts/authorize.ts';
import { baseUrl } from '#app/accounts/base-url.server.ts';
import type { SignedIn } from '#app/accounts/current-person.server.ts';
import { AppError } from '#app/errors.ts';
import { getDb } from '#prisma/client.server.ts';
import { opportunityAsJson } from '../as-json.ts';
import { today } from '../calendar-date.ts';
import { filterToSearch, parseFilter, type OpportunityFilter } from '../filter.ts';
import { listOpportunities, type ListedPage } from '../list-opportunities.server.ts';
import { readCursor, writeCursor } from '../list-place.server.ts';
import { asCalendar } from './as-calendar.ts';
import { asCsv } from './as-csv.ts';
import { asRss } from './as-rss.ts';
import { dataAnswer } from './data-answer.server.ts';
import { feedCalls } from './feed-calls.server.ts';
import { WHOLE_PAGE, type FeedFormat } from './feed-formats.ts';
import { listName } from './list-name.ts';
import { wholeLists } from './whole-lists.server.ts';

export type FeedAsk = {
  format: FeedFormat;
  person: SignedIn | null;
  /** the filter and what else the address asks for */
  params: URLSearchParams;
  /** where it stands, without the filter: `/opportunities.ics` */
  path: string;
  /** the network address of who asks */
  address: string | undefined;
};

/** A list in any of its forms, by the same filter as the page. */
export async function listFeed(request: Request, ask: FeedAsk): Promise<Response> {
  const { format, person, params, address } = ask;
  authorize(person, 'opportunity.read');
  const { filter, notes } = parseFilter(params);
  // a script that misspells a filter must not take the whole list for the answer
  if (notes.length > 0) throw new AppError('bad_input', notes.join(' '));
  if (format === 'rss' && !params.has('sort')) filter.sort = 'newest';
  // how well words fit changes with every call that comes: readers who go on page by page need an order that stays
  if (filter.sort === 'relevance') filter.sort = 'deadline';
  const now = new Date();
  const word = params.get('cursor');
  const cursor = word === null ? null : readCursor(word, filter, now);
  const at = cursor?.at ?? now;
  const answer = async () => {
    const list = await listOpportunities(getDb(), filter, at, {
      viewerZone: person?.timeZone ?? null,
      after: cursor?.place ?? null,
      forData: true,
      ...(format === 'json' ? {} : { pageSize: WHOLE_PAGE }),
    });
    const next = list.end && addressOf(ask, filter, writeCursor({ at, place: list.end }, filter));
    return answers[format](request, { ...ask, filter, list, at, next });
  };
  return format === 'json' ? answer() : wholeLists().make({ address, signal: request.signal }, answer);
}

type Found = FeedAsk & { filter: OpportunityFilter; list: ListedPage; at: Date; next: string | null };

const answers: Record<FeedFormat, (request: Request, found: Found) => Response | Promise<Response>> = {
  json(request, { list, at, next, person }) {
    const items = list.items.map(opportunityAsJson);
    // the cursor within `next` names the moment: that alone makes no other answer
    const tagged = JSON.stringify([items, next !== null, today(at)]);
    const body = JSON.stringify({ items, next });
    return dataAnswer(request, { type: 'application/json', body, tagged, isPersonal: person !== null });
  },
  async csv(request, { list, params, next, person }) {
    const body = await asCsv(list.items, baseUrl(request), { withMark: params.get('bom') === '1' });
    return dataAnswer(request, {
      ...{ type: 'text/csv; charset=utf-8; header=present', body, isPersonal: person !== null },
      headers: { 'Content-Disposition': 'attachment; filename="calls.csv"', ...nextLink(next) },
    });
  },
  async ics(request, { list, filter, person, at, next }) {
    const calls = await feedCalls(getDb(), list.items, at);
    const body = await asCalendar({
      ...{ name: listName(filter), calls, viewerZone: person?.timeZone ?? null, baseUrl: baseUrl(request) },
    });
    return dataAnswer(request, {
      ...{ type: 'text/calendar; charset=utf-8', body, isPersonal: person !== null },
      headers: { 'Content-Disposition': 'inline; filename="calls.ics"', ...nextLink(next) },
    });
  },
  async rss(request, { list, filter, person, at, next, path, params }) {
    const base = baseUrl(request);
    const search = params.size > 0 ? `?${params.toString()}` : '';
    const body = await asRss({
      title: `${listName(filter)} · Callboard`,
      calls: await feedCalls(getDb(), list.items, at),
      self: `${base}${path}${path.startsWith('/feeds/') ? '' : search}`,
      page: `${base}/opportunities${filterToSearch(filter, { page: 1 })}`,
      baseUrl: base,
    });
    const type = 'application/rss+xml; charset=utf-8';
    return dataAnswer(request, { type, body, isPersonal: person !== null, headers: nextLink(next) });
  },
};

/** Of the rest of a list; at a private address the filter goes without saying. */
function addressOf({ path }: FeedAsk, filter: OpportunityFilter, cursor: string): string {
  const search = path.startsWith('/feeds/') ? '' : filterToSearch(filter, { page: 1 });
  return `${path}${search}${search ? '&' : '?'}cursor=${cursor}`;
}

const nextLink = (next: string | null): Record<string, string> => (next ? { Link: `<${next}>; rel="next"` } : {});
