import { data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { requirePerson } from '#app/accounts/current-person.server.ts';
import { profilesOf } from '#app/community/profiles-of.server.ts';
import { AppError } from '#app/errors.ts';
import { filterToSearch, parseFilter, type OpportunityFilter } from '#app/opportunities/filter.ts';
import { asResponse } from '#app/respond.server.ts';
import { Notes } from '#app/ui/notes.tsx';
import { Page } from '#app/ui/page.tsx';
import { Paging } from '#app/ui/paging.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import css from '../fit.css?url';
import { FiltersOn } from '../filters-on.tsx';
import { FitForm } from '../fit-form.tsx';
import { fitList } from '../fit-list.server.ts';
import { FitRows } from '../fit-rows.tsx';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.told ? `Calls for ${data.told.project.name}` : 'Calls for your project') },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  return asResponse(async () => {
    const { searchParams } = new URL(request.url);
    const asked = searchParams.get('project') || null;
    const db = getDb();
    const profiles = await profilesOf(db, person.id);
    const project = asked === null ? profiles[0] : profiles.find(({ id }) => id === asked);
    if (asked !== null && !project)
      throw new AppError('not_found', 'You are in no project of this address. Choose one of yours on the page /fit.');
    const { filter, notes } = parseFilter(searchParams);
    if (!project) return { told: null, notes, filter };
    const list = await fitList(db, person, project, filter, new Date());
    const projects = profiles.map(({ id, name }) => ({ id, name }));
    const told = { project: { id: project.id, name: project.name }, projects, list };
    return data({ told, notes, filter }, { status: notes.length > 0 ? 400 : 200 });
  });
}

export default function FitPage() {
  const { told, notes, filter } = useLoaderData<typeof loader>();
  if (!told) {
    return (
      <Page title="Calls for your project">
        <p>
          You are in no project yet. <Link to="/projects/new">Tell of one</Link>, and the open calls stand here in the
          order in which they fit it.
        </p>
      </Page>
    );
  }
  const { project, projects, list } = told;
  const to = (change: Partial<OpportunityFilter>) => {
    const search = filterToSearch(filter, change);
    return `/fit${search}${search ? '&' : '?'}project=${encodeURIComponent(project.id)}`;
  };
  return (
    <Page
      title={`Calls for ${project.name}`}
      lede={
        list.total === 0
          ? 'No call matches.'
          : `${countWords(list.total)}; nothing known rules ${project.name} out of ${list.possible === list.total ? 'any' : list.possible.toLocaleString('en')}. First those that nothing rules out and that share its topics, then by how many reasons speak for and against.`
      }
    >
      <Notes notes={notes} />
      <FitForm projects={projects} projectId={project.id} filter={filter} funders={list.funders} />
      <FiltersOn filter={filter} to={to} />
      <FitRows rows={list.rows} projectId={project.id} />
      <Paging page={list.page} pages={list.pages} to={(page) => to({ page })} />
    </Page>
  );
}

const countWords = (n: number) => (n === 1 ? '1 call' : `${n.toLocaleString('en')} calls`);
