import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { getPerson } from '#app/accounts/current-person.server.ts';
import archiveCss from '#app/archive/archive.css?url';
import proposalsCss from '#app/proposals/proposals.css?url';
import { asResponse } from '#app/respond.server.ts';
import { ButtonLink } from '#app/ui/button-link.tsx';
import { Page } from '#app/ui/page.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import css from '../community.css?url';
import { PersonFacts } from '../person-facts.tsx';
import { personView } from '../person-view.server.ts';
import { asProjectRole, projectRoleWords } from '../project-roles.ts';
import { ProposalsSeen } from '../proposals-seen.tsx';

export const links: LinksFunction = () => [proposalsCss, archiveCss, css].map((href) => ({ rel: 'stylesheet', href }));
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.name ?? 'Person') },
  // a page that was public for a while should not outlive that in a search engine
  { name: 'robots', content: 'noindex' },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  return asResponse(async () => personView(getDb(), await getPerson(request), params.id!, new Date()));
}

export default function PersonPage() {
  const person = useLoaderData<typeof loader>();
  const { isOwn, isPublic, name, projects } = person;
  const seenBy = isPublic ? 'Everybody sees this page.' : 'Only members see this page.';
  return (
    <Page
      title={name}
      lede={isOwn ? seenBy : null}
      actions={isOwn ? <ButtonLink to="/account#own-page">Edit your page</ButtonLink> : null}
    >
      <PersonFacts person={person} />
      <section className="part" aria-labelledby="projects">
        <h2 id="projects">Projects</h2>
        {projects.length === 0 ? (
          <p className="muted">None yet. {isOwn ? <Link to="/projects/new">Add the one you keep</Link> : null}</p>
        ) : (
          <ul className="rows">
            {projects.map(({ id, name, summary, role }) => (
              <li key={id}>
                <Link to={`/projects/${id}`} className="row-title">
                  {name}
                </Link>
                <p className="small muted">
                  {[projectRoleWords[asProjectRole(role) ?? 'member'], summary].filter(Boolean).join(' · ')}
                </p>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="part" aria-labelledby="proposals">
        <h2 id="proposals">Proposals</h2>
        <ProposalsSeen {...person} empty="None that you may read." />
      </section>
    </Page>
  );
}
