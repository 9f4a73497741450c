import { data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useMemo } from 'react';
import { can } from '#app/accounts/can.ts';
import { getPerson } from '#app/accounts/current-person.server.ts';
import { countOwnProposals } from '#app/proposals/count-own-proposals.server.ts';
import { pack, unpack } from '#app/packed.ts';
import type { PageHandle } from '#app/page-handle.ts';
import { ButtonLink } from '#app/ui/button-link.tsx';
import { Notes } from '#app/ui/notes.tsx';
import { Page } from '#app/ui/page.tsx';
import { Paging } from '#app/ui/paging.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import { today } from '../calendar-date.ts';
import { deadlinesInMonth } from '../calendar/deadlines-in-month.server.ts';
import { shownMonth } from '../calendar/shown-month.ts';
import { usualColumns } from '../columns.ts';
import { FollowLinks } from '../feeds/follow-links.tsx';
import { filterToSearch, parseFilter } from '../filter.ts';
import { keptViewCookie, readKeptView } from '../kept-view.server.ts';
import { Keys } from '../keys/keys.tsx';
import { ListBar } from '../list-bar.tsx';
import { listSearch, parseView } from '../list-view.ts';
import { isNarrowed, listTitle } from '../list-words.ts';
import { ListLede } from '../list-lede.tsx';
import { ListedCalls } from '../listed-calls.tsx';
import { NoCalls, NothingMatches } from '../no-calls.tsx';
import css from '../opportunities.css?url';
import { listOpportunities } from '../list-opportunities.server.ts';
import { listedRow } from '../listed-row.ts';
import { findJobs } from '../sources/jobs.server.ts';
import { NoticeList } from '../sources/notice-list.tsx';
import { openNotices } from '../sources/notices.server.ts';
import { PrintHead } from '../print-head.tsx';
import { SearchForm } from '../search-form.tsx';
import { SearchNotes } from '../search-notes.tsx';
import { readRowFacts } from '../table/row-facts.server.ts';
import { YearStrip } from '../year-strip.tsx';
import { sourceHealth } from './source-health.server.ts';

export const handle: PageHandle = { keep: true };
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.title ?? 'Calls') },
  ...(data
    ? [
        {
          ...{ tagName: 'link', rel: 'alternate', type: 'application/rss+xml', title: 'Calls' },
          href: `/opportunities.rss${filterToSearch(data.filter)}`,
        },
      ]
    : []),
  { name: 'description', content: 'Open calls for funding of scientific open-source software, by next deadline.' },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const { filter, notes } = parseFilter(params);
  const kept = readKeptView(request.headers.get('Cookie'));
  const { shown, notes: viewNotes } = parseView(params, kept);
  const columns = shown.view === 'calendar' ? [] : (shown.columns ?? usualColumns[shown.view]);
  const now = new Date();
  const person = await getPerson(request);
  const viewerZone = person?.timeZone ?? null;
  const db = getDb();
  const day = today(now, viewerZone);
  const month = shown.view === 'calendar' ? shownMonth(shown.month, filter, day) : null;
  const [list, ownProposals, sources, notices, calendar] = await Promise.all([
    listOpportunities(db, filter, now, { viewerZone }),
    person ? countOwnProposals(db, person.id) : {},
    sourceHealth(db),
    can(person, 'source.manage') ? openNotices(db) : [],
    month ? deadlinesInMonth(db, filter, month, now, viewerZone) : null,
  ]);
  const { items, end: _, pageSize: __, ...listed } = list;
  const ids = items.map(({ id }) => id);
  const facts = await readRowFacts(db, ids, columns);
  const rows = month ? [] : items.map((row) => listedRow(row, columns, day, facts.get(row.id)));
  const byTheClock = findJobs()?.byTheClock ?? false;
  const page = {
    ...{ ownProposals, sources, notices, filter, byTheClock, shown, columns },
    title: listTitle(listed, filter),
    found: pack({ list: listed, rows, calendar }),
    notes: [...notes, ...viewNotes],
    today: day,
    signedIn: person !== null,
  };
  // The filter has other links than ours; the view that was asked for last stays.
  const headers: Record<string, string> =
    shown.view === kept.view ? {} : { 'Set-Cookie': keptViewCookie({ ...kept, view: shown.view }) };
  return data(page, { status: page.notes.length > 0 ? 400 : 200, headers });
}

export default function ListPage() {
  const page = useLoaderData<typeof loader>();
  const { title, sources, notices, filter, notes, today, byTheClock, signedIn, shown, columns } = page;
  const found = useMemo(() => unpack(page.found), [page.found]);
  const { list } = found;
  const narrowed = isNarrowed(filter);
  if (list.total === 0 && !narrowed && !filter.q) {
    return (
      <Page title="Calls" lede={<ListLede list={list} sources={sources} today={today} />}>
        <NoticeList notices={notices} />
        <NoCalls byTheClock={byTheClock} />
      </Page>
    );
  }
  return (
    <Page
      title={title}
      lede={<ListLede list={list} sources={sources} today={today} />}
      actions={
        <>
          {signedIn ? <ButtonLink to={`/fit${filterToSearch(filter)}`}>How they fit your project</ButtonLink> : null}
          {narrowed || filter.q ? (
            <ButtonLink to={`/following/searches/new${filterToSearch(filter)}`}>Save this search</ButtonLink>
          ) : null}
        </>
      }
    >
      <p className="visually-hidden" role="status">
        {title}
      </p>
      <NoticeList notices={notices} />
      <Notes notes={notes} />
      <SearchForm shown={shown} filter={filter} counts={list.counts} facets={list.facets} />
      <YearStrip months={list.year} filter={filter} shown={shown} />
      <ListBar {...{ filter, shown, columns }} />
      <PrintHead filter={filter} list={list} cut={shown.view !== 'calendar'} today={today} />
      <SearchNotes list={list} filter={filter} />
      {list.total === 0 ? <NothingMatches q={filter.q} narrowed={narrowed} /> : <ListedCalls {...found} {...page} />}
      {shown.view === 'calendar' ? null : (
        <Paging
          page={list.page}
          pages={list.pages}
          to={(page) => `/opportunities${listSearch(filter, shown, { page })}`}
        />
      )}
      <FollowLinks search={filterToSearch(filter)} signedIn={signedIn} />
      <Keys />
    </Page>
  );
}
