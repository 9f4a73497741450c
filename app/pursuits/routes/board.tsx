import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { requirePerson } from '#app/accounts/current-person.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { Count } from '#app/ui/count.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Page } from '#app/ui/page.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import { pursuitBoard } from '../board.server.ts';
import { PursuitRow } from '../pursuit-row.tsx';
import css from '../pursuits.css?url';
import { stateWords } from '../state.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];
export const meta: MetaFunction = () => [{ title: pageTitle('Pursuits') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  const mine = new URL(request.url).searchParams.get('mine') === '1';
  return asResponse(async () => ({ mine, groups: await pursuitBoard(getDb(), person, mine, new Date()) }));
}

export default function PursuitsPage() {
  const { mine, groups } = useLoaderData<typeof loader>();
  const shown = groups.filter(({ count }) => count > 0);
  return (
    <Page
      title="Pursuits"
      lede="Which calls teams of this community consider, go for, or let go, and what has to begin next."
      actions={
        mine ? (
          <Link to="/pursuits">Those of all teams</Link>
        ) : (
          <Link to="/pursuits?mine=1">Only those of your teams</Link>
        )
      }
    >
      {shown.length === 0 ? (
        <Empty title={mine ? 'You are on no team yet' : 'No call is considered yet'}>
          <p>
            Open <Link to="/opportunities">a call</Link> and choose <em>Consider this call</em>. A team decides there
            with its reasons, and sees what has to begin when.
          </p>
        </Empty>
      ) : null}
      {shown.map(({ state, count, lines }) => (
        <section key={state} aria-labelledby={`state-${state}`}>
          <h2 id={`state-${state}`} className="group-title">
            {stateWords[state]} <Count of={count} label={count === 1 ? 'pursuit' : 'pursuits'} />
          </h2>
          <ul className="rows">
            {lines.map((line) => (
              <PursuitRow key={line.id} line={line} />
            ))}
          </ul>
          {count > lines.length ? <p className="muted">The newest {lines.length} are shown.</p> : null}
        </section>
      ))}
    </Page>
  );
}
