import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { authorize } from '#app/accounts/authorize.ts';
import { can } from '#app/accounts/can.ts';
import { getPerson } from '#app/accounts/current-person.server.ts';
import { countriesWords } from '#app/opportunities/terms/countries.ts';
import { asResponse } from '#app/respond.server.ts';
import { ButtonLink } from '#app/ui/button-link.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Page } from '#app/ui/page.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import { listOrganisations } from '../list-organisations.server.ts';
import { NameList } from '../name-list.tsx';
import { readNameQuery } from '../name-query.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Organisations') }];

export async function loader({ request }: LoaderFunctionArgs) {
  return asResponse(async () => {
    const person = await getPerson(request);
    authorize(person, 'organisation.read');
    const { query, notes } = readNameQuery(new URL(request.url).searchParams);
    const { items: organisations, ...list } = await listOrganisations(getDb(), query);
    const page = { organisations, list, query, notes, mayAdd: can(person, 'organisation.edit') };
    return data(page, { status: notes.length > 0 ? 400 : 200 });
  });
}

export default function OrganisationsPage() {
  const { organisations, list, query, notes, mayAdd } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Organisations"
      lede="Where people work, and who holds the money of projects. Any member may add one or mend it."
      actions={
        mayAdd ? (
          <ButtonLink to="/organisations/new" variant="primary">
            Add an organisation
          </ButtonLink>
        ) : null
      }
    >
      <NameList
        path="/organisations"
        words={['organisation', 'organisations']}
        {...{ list, query, notes }}
        empty={
          <Empty title="No organisation is here yet">
            <p>{mayAdd ? 'Add where you work, or your fiscal sponsor.' : 'Members add them. Sign in to add one.'}</p>
          </Empty>
        }
      >
        <ul className="rows">
          {organisations.map(({ id, name, country, people, projects }) => (
            <li key={id}>
              <Link to={`/organisations/${id}`} className="row-title">
                {name}
              </Link>
              <p className="small muted">
                {[
                  country ? countriesWords([country]) : 'country unknown',
                  people > 0 && (people === 1 ? '1 person' : `${people} people`),
                  projects > 0 && (projects === 1 ? 'sponsors 1 project' : `sponsors ${projects} projects`),
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
