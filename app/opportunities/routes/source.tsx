import {
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { authorize } from '#app/accounts/authorize.ts';
import { can } from '#app/accounts/can.ts';
import { getPerson, requirePerson } from '#app/accounts/current-person.server.ts';
import { AppError } from '#app/errors.ts';
import { answerForm, formFields } from '#app/form.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { Chip } from '#app/ui/chip.tsx';
import { ExternalLink } from '#app/ui/external-link.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import { AgencyLinks } from '../agency-links.tsx';
import { bringsAgencies, countViews, fundersHref } from '../agency-views.ts';
import { countFunders } from '../call-index/call-index.server.ts';
import { findJobs } from '../sources/jobs.server.ts';
import { runDetail } from '../sources/run-detail.server.ts';
import { RunDetailView } from '../sources/run-detail.tsx';
import { RunProgress } from '../sources/run-progress.tsx';
import { RunTable } from '../sources/run-table.tsx';
import { doSourceForm } from '../sources/source-action.server.ts';
import { SourceButtons } from '../sources/source-buttons.tsx';
import { CLOCK_OFF, nextWords } from '../sources/source-line.tsx';
import { sourceStateTones, sourceStateWords } from '../sources/source-state.ts';
import { getSourceView } from '../sources/source-view.server.ts';
import css from '../sources/sources.css?url';
import { YieldChart } from '../sources/yield-chart.tsx';
import { YieldLegend } from '../sources/yield-legend.tsx';
import { instantWords } from '../words.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.source.title ?? 'Source', 'Sources') },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await getPerson(request);
  return asResponse(async () => {
    authorize(person, 'source.read');
    const db = getDb();
    const source = await getSourceView(db, params.id!, new Date());
    if (!source) throw new AppError('not_found', 'There is no source at this address. See the list of sources.');
    const asked = new URL(request.url).searchParams.get('run');
    const latest = source.runs.find(({ status }) => status !== 'running')?.id ?? null;
    const shown = asked ?? latest;
    const run = shown === null ? null : await runDetail(db, source.id, shown);
    if (asked !== null && run === null) throw new AppError('not_found', 'This source has no such run.');
    const byTheClock = findJobs()?.byTheClock ?? false;
    const curates = can(person, 'source.manage');
    const views = bringsAgencies(source.id) ? countViews(await countFunders(db)) : [];
    return { source: curates ? source : { ...source, missing: null }, run, views, byTheClock, curates };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const form = await formFields(request, 'intent');
  return answerForm(form, async () => {
    const done = await doSourceForm(getDb(), person, params.id!, form.intent);
    return redirect(done === 'removed' ? '/sources' : `/sources/${params.id}`);
  });
}

export default function SourcePage() {
  const { source, run, views, byTheClock, curates } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Page
      title={source.title}
      lede={
        <>
          <Chip tone={sourceStateTones[source.state]}>{sourceStateWords[source.state]}</Chip>{' '}
          {source.lastOkAt ? `Last good answer ${instantWords(source.lastOkAt)}.` : 'No good answer yet.'}{' '}
          {nextWords(source, byTheClock) ?? CLOCK_OFF}
        </>
      }
      actions={curates ? <SourceButtons source={source} /> : null}
    >
      <FormNotice problem={answer?.problem} />
      <RunProgress source={source} />
      {source.missing ? <p className="reason">{source.missing}</p> : null}
      <dl className="facts">
        <Line name="Page">
          <ExternalLink href={source.homepage}>{source.homepage}</ExternalLink>
        </Line>
        <Line name="How it is read">{source.how ?? 'Not by this version of Callboard.'}</Line>
        <Line name="How often">{source.everyHours === null ? 'not at all' : `every ${source.everyHours} hours`}</Line>
        <Line name="Terms">{source.licence ?? <span className="muted">not noted</span>}</Line>
        <Line name="Calls">
          {source.calls} of the <Link to="/opportunities">list</Link> are told by it
        </Line>
        {views.some(({ count }) => count > 0) ? (
          <Line name="Agencies">
            <AgencyLinks views={views} to={fundersHref} />
          </Line>
        ) : null}
      </dl>
      <section className="section" aria-labelledby="yield">
        <h2 id="yield">What its last runs brought</h2>
        <YieldChart runs={source.runs} />
        {source.runs.length > 0 ? <YieldLegend /> : null}
        <RunTable sourceId={source.id} runs={source.runs} chosen={run?.id ?? null} />
      </section>
      {run ? <RunDetailView run={run} /> : null}
    </Page>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
