import { data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { can } from '#app/accounts/can.ts';
import { getPerson } from '#app/accounts/current-person.server.ts';
import { countOwnProposals } from '#app/proposals/count-own-proposals.server.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { Paging } from '#app/ui/paging.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import { Board } from '../board.tsx';
import { today } from '../calendar-date.ts';
import { filterToSearch, parseFilter } from '../filter.ts';
import { isNarrowed, listTitle } from '../list-words.ts';
import { ListLede } from '../list-lede.tsx';
import { NoCalls, NothingMatches } from '../no-calls.tsx';
import css from '../opportunities.css?url';
import { listOpportunities } from '../list-opportunities.server.ts';
import { NoticeList } from '../sources/notice-list.tsx';
import { openNotices } from '../sources/notices.server.ts';
import { SearchForm } from '../search-form.tsx';
import { YearStrip } from '../year-strip.tsx';
import { sourceHealth } from './source-health.server.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data ? listTitle(data.list, data.filter) : 'Calls') },
  { name: 'description', content: 'Open calls for funding of scientific open-source software, by next deadline.' },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const { filter, notes } = parseFilter(new URL(request.url).searchParams);
  const now = new Date();
  const person = await getPerson(request);
  const viewerZone = person?.timeZone ?? null;
  const db = getDb();
  const [list, ownProposals, sources, notices] = await Promise.all([
    listOpportunities(db, filter, now, { viewerZone }),
    person ? countOwnProposals(db, person.id) : {},
    sourceHealth(db),
    can(person, 'source.manage') ? openNotices(db) : [],
  ]);
  const shown = { list, ownProposals, sources, notices, filter, notes, today: today(now, viewerZone) };
  return data(shown, { status: notes.length > 0 ? 400 : 200 });
}

export default function ListPage() {
  const { list, ownProposals, sources, notices, filter, notes, today } = useLoaderData<typeof loader>();
  const narrowed = isNarrowed(filter);
  const title = listTitle(list, filter);
  if (list.total === 0 && !narrowed && !filter.q) {
    return (
      <Page title="Calls" lede={<ListLede list={list} sources={sources} today={today} />}>
        <NoticeList notices={notices} />
        <NoCalls />
      </Page>
    );
  }
  return (
    <Page title={title} lede={<ListLede list={list} sources={sources} today={today} />}>
      <p className="visually-hidden" role="status">
        {title}
      </p>
      <NoticeList notices={notices} />
      {notes.length > 0 ? (
        <Notice tone="warn">
          {notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </Notice>
      ) : null}
      <SearchForm filter={filter} counts={list.counts} funders={list.funders} />
      <YearStrip months={list.year} filter={filter} />
      {list.total === 0 ? <NothingMatches q={filter.q} narrowed={narrowed} /> : null}
      <Board
        rows={list.items}
        ownProposals={ownProposals}
        sort={filter.sort}
        page={list.page}
        pages={list.pages}
        year={Number(today.slice(0, 4))}
      />
      <Paging page={list.page} pages={list.pages} to={(page) => `/opportunities${filterToSearch(filter, { page })}`} />
    </Page>
  );
}
