import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getPerson } from '#app/accounts/current-person.server.ts';
import { AppError } from '#app/errors.ts';
import { listProposals } from '#app/proposals/list-proposals.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { ButtonLink } from '#app/ui/button-link.tsx';
import { ExternalLink } from '#app/ui/external-link.tsx';
import { Page } from '#app/ui/page.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import { AwardsBefore } from '../awards/awards-before.tsx';
import { awardsForCall } from '../awards/awards-for-call.server.ts';
import { today } from '../calendar-date.ts';
import { CallAside } from '../call-aside.tsx';
import { CallFacts } from '../call-facts.tsx';
import { CallNext } from '../call-next.tsx';
import { ChangeList } from '../change-list.tsx';
import { DeadlineTable } from '../deadline-table.tsx';
import css from '../opportunities.css?url';
import { getOpportunity } from '../get-opportunity.server.ts';
import { ToldBy } from '../told-by.tsx';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.call.title ?? 'Call') },
  ...(data ? [{ name: 'description', content: data.call.excerpt || `${data.call.title}, ${data.call.funder}` }] : []),
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  return asResponse(async () => {
    const db = getDb();
    const now = new Date();
    const person = await getPerson(request);
    const viewerZone = person?.timeZone ?? null;
    const call = await getOpportunity(db, params.id ?? '', now, viewerZone);
    if (!call)
      throw new AppError(
        'not_found',
        'There is no call at this address. It may be mistyped; search the list for its title.',
      );
    const mine = person ? (await listProposals(db, person)).filter((line) => line.call?.id === call.id) : [];
    const proposals = mine.map(({ id, title, stage }) => ({ id, title, stage }));
    const awards = await awardsForCall(db, call.id);
    return { call, awards, proposals, signedIn: person !== null, today: today(now, viewerZone) };
  });
}

export default function CallPage() {
  const { call, awards, proposals, signedIn, today } = useLoaderData<typeof loader>();
  const over = call.status === 'closed' || call.status === 'archived';
  return (
    <Page
      title={call.title}
      lede={[call.number, call.funder].filter(Boolean).join(' · ')}
      actions={
        <ButtonLink to={`/proposals/new?opportunityId=${call.id}`} variant={over ? 'plain' : 'primary'}>
          Start a proposal
        </ButtonLink>
      }
    >
      <CallNext call={call} year={Number(today.slice(0, 4))} />
      <div className="with-aside section">
        <div>
          <section aria-labelledby="facts">
            <h2 id="facts">Facts</h2>
            <CallFacts call={call} />
          </section>
          <section className="section" aria-labelledby="deadlines">
            <h2 id="deadlines">Dates</h2>
            <DeadlineTable deadlines={call.deadlines} today={today} />
          </section>
          <section className="section" aria-labelledby="description">
            <h2 id="description">Description</h2>
            {call.summary ? (
              <p className="summary prose">{call.summary}</p>
            ) : (
              <p className="unknown">
                No source gives one. <ExternalLink href={call.url}>The funder’s page</ExternalLink> may.
              </p>
            )}
            <ToldBy provenance={call.provenance} field="summary" shown={call.summary} />
          </section>
          {awards ? <AwardsBefore awards={awards} /> : null}
          <section className="section" aria-labelledby="changes">
            <h2 id="changes">What changed</h2>
            <ChangeList changes={call.changes} firstSeenAt={call.firstSeenAt} />
          </section>
        </div>
        <CallAside call={call} proposals={proposals} signedIn={signedIn} />
      </div>
    </Page>
  );
}
