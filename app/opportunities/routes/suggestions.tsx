import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { authorize } from '#app/accounts/authorize.ts';
import { requirePerson } from '#app/accounts/current-person.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { ButtonLink } from '#app/ui/button-link.tsx';
import { Count } from '#app/ui/count.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import { countMerges } from '../edits/merge-view.server.ts';
import { SuggestionLine } from '../suggestions/suggestion-line.tsx';
import { openSuggestions, ownSuggestions } from '../suggestions/suggestion-view.server.ts';
import css from '../suggestions/suggestions.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];
export const meta: MetaFunction = () => [{ title: pageTitle('Proposed calls') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  return asResponse(async () => {
    authorize(person, 'opportunity.propose');
    const db = getDb();
    const [open, own] = await Promise.all([openSuggestions(db, person), ownSuggestions(db, person.id)]);
    const proposed = Number(new URL(request.url).searchParams.get('proposed')) || 0;
    return { open, own, merges: open === null ? 0 : await countMerges(db), proposed };
  });
}

export default function SuggestionsPage() {
  const { open, own, merges, proposed } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Proposed calls"
      lede="Anyone with an account proposes a call; a curator takes it into the list, or says why not."
      actions={
        <>
          <ButtonLink to="/suggestions/csv">From a CSV file</ButtonLink>
          <ButtonLink to="/suggestions/new" variant="primary">
            Propose a call
          </ButtonLink>
        </>
      }
    >
      {proposed > 0 ? (
        <Notice tone="good">
          {proposed === 1 ? 'Thank you. Your proposal waits' : `Thank you. Your ${proposed} proposals wait`} for a
          curator.
        </Notice>
      ) : null}
      {merges > 0 ? (
        <p>
          <Link to="/merges">
            {merges === 1 ? 'Two calls of the list may be one' : `${merges} pairs of calls may each be one call`}
          </Link>
        </p>
      ) : null}
      {open === null ? null : (
        <section aria-labelledby="open">
          <h2 id="open" className="group-title">
            To decide <Count of={open.length} />
          </h2>
          {open.length === 0 ? (
            <p className="muted none-waits">Nothing waits.</p>
          ) : (
            <ul className="rows">
              {open.map((suggestion) => (
                <SuggestionLine key={suggestion.id} suggestion={suggestion} />
              ))}
            </ul>
          )}
        </section>
      )}
      {own.length > 0 ? (
        <section aria-labelledby="own">
          <h2 id="own" className="group-title">
            Yours <Count of={own.length} />
          </h2>
          <ul className="rows">
            {own.map((suggestion) => (
              <SuggestionLine key={suggestion.id} suggestion={suggestion} />
            ))}
          </ul>
        </section>
      ) : open === null ? (
        <Empty title="You have proposed none yet">
          <p>Do you know of a call that is not in the list? Its address is enough to begin with.</p>
        </Empty>
      ) : null}
    </Page>
  );
}
