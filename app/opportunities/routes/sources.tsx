import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { authorize } from '#app/accounts/authorize.ts';
import { can } from '#app/accounts/can.ts';
import { getPerson } from '#app/accounts/current-person.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { ButtonLink } from '#app/ui/button-link.tsx';
import { Count } from '#app/ui/count.tsx';
import { Page } from '#app/ui/page.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import { findJobs } from '../sources/jobs.server.ts';
import { NoticeList } from '../sources/notice-list.tsx';
import { openNotices } from '../sources/notices.server.ts';
import { CLOCK_OFF, SourceLine } from '../sources/source-line.tsx';
import { listSources } from '../sources/source-view.server.ts';
import css from '../sources/sources.css?url';
import { YieldLegend } from '../sources/yield-legend.tsx';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];
export const meta: MetaFunction = () => [
  { title: pageTitle('Sources') },
  { name: 'description', content: 'Where the calls of this list come from, and how each source is doing.' },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await getPerson(request);
  return asResponse(async () => {
    authorize(person, 'source.read');
    const curates = can(person, 'source.manage');
    const db = getDb();
    const all = await listSources(db, new Date());
    // how a key is set is for those who can
    const sources = curates ? all : all.map((source) => ({ ...source, missing: null }));
    return {
      sources,
      curates,
      hosts: can(person, 'host.allow'),
      byTheClock: findJobs()?.byTheClock ?? false,
      notices: curates ? await openNotices(db) : [],
    };
  });
}

export default function SourcesPage() {
  const { sources, curates, hosts, byTheClock, notices } = useLoaderData<typeof loader>();
  const groups = [
    ['Read regularly', sources.filter(({ state }) => state !== 'kept' && state !== 'removed')],
    ['Told by people here', sources.filter(({ state }) => state === 'kept')],
    ['Read no more', sources.filter(({ state }) => state === 'removed')],
  ] as const;
  return (
    <Page
      title="Sources"
      lede={
        <>
          Where the <Link to="/opportunities">calls</Link> come from, and how each source is doing. What a source does
          not say stays unknown; one that fails leaves its calls as they were.
          {byTheClock ? null : ` ${CLOCK_OFF}`}
        </>
      }
      actions={
        curates ? (
          <>
            {hosts ? <ButtonLink to="/sources/hosts">Private hosts</ButtonLink> : null}
            <ButtonLink to="/sources/new" variant="primary">
              Set up a source
            </ButtonLink>
          </>
        ) : null
      }
    >
      <NoticeList notices={notices} />
      {groups.map(([title, list]) =>
        list.length === 0 ? null : (
          <section key={title} aria-label={title}>
            <h2 className="group-title">
              {title} <Count of={list.length} />
            </h2>
            <ul className="rows">
              {list.map((source) => (
                <SourceLine key={source.id} source={source} byTheClock={byTheClock} />
              ))}
            </ul>
          </section>
        ),
      )}
      <YieldLegend />
    </Page>
  );
}
