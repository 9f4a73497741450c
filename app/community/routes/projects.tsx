import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { authorize } from '#app/accounts/authorize.ts';
import { can } from '#app/accounts/can.ts';
import { getPerson } from '#app/accounts/current-person.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { ButtonLink } from '#app/ui/button-link.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Page } from '#app/ui/page.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import { listProjects } from '../list-projects.server.ts';
import { NameList } from '../name-list.tsx';
import { readNameQuery } from '../name-query.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Projects') }];

export async function loader({ request }: LoaderFunctionArgs) {
  return asResponse(async () => {
    const person = await getPerson(request);
    authorize(person, 'project.read');
    const { query, notes } = readNameQuery(new URL(request.url).searchParams);
    const { items: projects, ...list } = await listProjects(getDb(), query);
    const page = { projects, list, query, notes, mayCreate: can(person, 'project.create') };
    return data(page, { status: notes.length > 0 ? 400 : 200 });
  });
}

export default function ProjectsPage() {
  const { projects, list, query, notes, mayCreate } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Projects"
      lede={
        <>
          The software this community keeps, and who holds its money. See the{' '}
          <Link to="/organisations">organisations</Link>, too.
        </>
      }
      actions={
        mayCreate ? (
          <ButtonLink to="/projects/new" variant="primary">
            Add a project
          </ButtonLink>
        ) : null
      }
    >
      <NameList
        path="/projects"
        words={['project', 'projects']}
        {...{ list, query, notes }}
        empty={
          <Empty title="No project is here yet">
            <p>
              {mayCreate
                ? 'Add the one you keep: its facts then say what speaks for and against a call.'
                : 'Members add the projects they keep. Sign in to add yours.'}
            </p>
          </Empty>
        }
      >
        <ul className="rows">
          {projects.map(({ id, name, summary, licence, topics, people }) => (
            <li key={id}>
              <Link to={`/projects/${id}`} className="row-title">
                {name}
              </Link>
              {summary ? <p>{summary}</p> : null}
              <p className="small muted">
                {[
                  licence ?? 'licence unknown',
                  topics.slice(0, 5).join(', '),
                  people === 1 ? '1 person' : `${people} people`,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </li>
          ))}
        </ul>
      </NameList>
    </Page>
  );
}
