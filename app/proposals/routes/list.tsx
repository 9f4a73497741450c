import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requirePerson } from '#app/accounts/current-person.server.ts';
import { ButtonLink } from '#app/ui/button-link.tsx';
import { Count } from '#app/ui/count.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Page } from '#app/ui/page.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import { ProposalRow } from '../components/proposal-row.tsx';
import { listProposals } from '../list-proposals.server.ts';
import { OnThisDevice } from '../recovered/on-this-device.tsx';
import { stages } from '../stages.ts';
import css from '../proposals.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];
export const meta: MetaFunction = () => [{ title: pageTitle('Proposals') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  return { proposals: await listProposals(getDb(), person), personId: person.id };
}

export default function ProposalsPage() {
  const { proposals, personId } = useLoaderData<typeof loader>();
  const groups = stages
    .map((stage) => ({ ...stage, lines: proposals.filter((line) => line.stage === stage.id) }))
    .filter((group) => group.lines.length > 0);
  return (
    <Page
      title="Proposals"
      lede="The proposals you are on the team of. Nobody else sees them."
      actions={
        <ButtonLink variant="primary" to="/proposals/new">
          Start a proposal
        </ButtonLink>
      }
    >
      <OnThisDevice personId={personId} />
      {groups.length === 0 && <NoProposals />}
      {groups.map((group) => (
        <section key={group.id} aria-labelledby={`stage-${group.id}`}>
          <h2 id={`stage-${group.id}`} className="group-title">
            {group.group} <Count of={group.lines.length} label={group.lines.length === 1 ? 'proposal' : 'proposals'} />
          </h2>
          <ul className="rows">
            {group.lines.map((line) => (
              <ProposalRow key={line.id} line={line} />
            ))}
          </ul>
        </section>
      ))}
    </Page>
  );
}

function NoProposals() {
  return (
    <Empty title="You are on no proposal yet">
      <p>
        Open a call and choose <em>Start a proposal</em>, or start a blank one. To join somebody else’s proposal, ask
        its lead to add your e-mail address to the team.
      </p>
      <p>
        <ButtonLink to="/opportunities">Look through the calls</ButtonLink>
      </p>
    </Empty>
  );
}
