import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getPerson } from '#app/accounts/current-person.server.ts';
import type { PageHandle } from '#app/page-handle.ts';
import { ButtonLink } from '#app/ui/button-link.tsx';
import { Count } from '#app/ui/count.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Page } from '#app/ui/page.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import archiveCss from '../archive.css?url';
import { EntryRow } from '../entry-row.tsx';
import { queryPath, readQuery } from '../query.ts';
import { archiveYears, searchArchive } from '../search.server.ts';
import { SearchForm } from '../search-form.tsx';
import { yearGroups } from '../year-groups.ts';

const pageSize = 50;

export const meta: MetaFunction = () => [
  { title: pageTitle('Archive') },
  {
    name: 'description',
    content: 'Grant proposals that were submitted: funded and declined, with what teams made public.',
  },
];
export const handle: PageHandle = { keep: true };
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: archiveCss }];

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await getPerson(request);
  const query = readQuery(new URL(request.url).searchParams);
  const db = getDb();
  const page = await searchArchive(db, viewer?.id ?? null, query, pageSize);
  return { query, page, years: await archiveYears(db, viewer?.id ?? null), signedIn: viewer !== null };
}

export default function ArchivePage() {
  const { query, page, years, signedIn } = useLoaderData<typeof loader>();
  const asked = Boolean(query.q || query.result || query.year);
  return (
    <Page
      title="Archive"
      lede={
        signedIn
          ? 'What was submitted and what became of it: public records, the community’s, and your own.'
          : 'What was submitted and what became of it, as far as its authors made it public.'
      }
    >
      <SearchForm query={query} years={years} />
      <p className="visually-hidden" role="status">
        {page.total === 1 ? '1 record' : `${page.total} records`}
      </p>
      {yearGroups(page.items).map((group) => (
        <section key={group.year ?? 'unknown'} aria-labelledby={`year-${group.year ?? 'unknown'}`}>
          <h2 className="group-title" id={`year-${group.year ?? 'unknown'}`}>
            {group.year ?? 'Year not known'}{' '}
            <Count of={group.entries.length} label={group.entries.length === 1 ? 'record' : 'records'} />
          </h2>
          <ul className="rows">
            {group.entries.map((entry) => (
              <EntryRow key={entry.id} entry={entry} />
            ))}
          </ul>
        </section>
      ))}
      {page.items.length === 0 && <NothingHere asked={asked} />}
      {page.next && (
        <p className="actions archive-more">
          <ButtonLink to={queryPath(query, { after: page.next })}>Older records</ButtonLink>
        </p>
      )}
    </Page>
  );
}

function NothingHere({ asked }: { asked: boolean }) {
  if (asked) {
    return (
      <Empty title="No record fits">
        <p>Try fewer words, another year, or any outcome.</p>
        <p>
          <ButtonLink to="/archive">Show the whole archive</ButtonLink>
        </p>
      </Empty>
    );
  }
  return (
    <Empty title="Nothing is in the archive yet">
      <p>A proposal comes here when its team marks it as submitted. It stays private until the team publishes it.</p>
      <p>
        <ButtonLink to="/proposals">Go to the proposals</ButtonLink>
      </p>
    </Empty>
  );
}
