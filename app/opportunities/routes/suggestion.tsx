import {
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { baseUrl } from '#app/accounts/base-url.server.ts';
import { can } from '#app/accounts/can.ts';
import { requirePerson } from '#app/accounts/current-person.server.ts';
import { AppError } from '#app/errors.ts';
import { answerForm, formFields } from '#app/form.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { Page } from '#app/ui/page.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import { DecideForms } from '../suggestions/decide-forms.tsx';
import { approveSuggestion, declineSuggestion, mergeSuggestion } from '../suggestions/decide.server.ts';
import { findDuplicates } from '../suggestions/duplicates.server.ts';
import { SuggestionFacts } from '../suggestions/suggestion-facts.tsx';
import { SuggestionOutcome } from '../suggestions/suggestion-outcome.tsx';
import { getSuggestion } from '../suggestions/suggestion-view.server.ts';
import css from '../suggestions/suggestions.css?url';
import { instantWords } from '../words.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.suggestion.draft.title ?? 'Proposed call', 'Proposed calls') },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  return asResponse(async () => {
    const db = getDb();
    const suggestion = await getSuggestion(db, person, params.id!);
    if (!suggestion) throw new AppError('not_found', 'There is no proposed call of yours at this address.');
    const decides = can(person, 'opportunity.curate') && suggestion.status === 'open';
    const duplicates = decides ? await findDuplicates(db, suggestion.draft) : [];
    return { suggestion, decides, duplicates };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const id = params.id!;
  const form = await formFields(request, 'intent', 'into', 'reason');
  return answerForm(form, async () => {
    const db = getDb();
    switch (form.intent) {
      case 'approve':
        return redirect(`/opportunities/${await approveSuggestion(db, person, id, `${baseUrl(request)}/suggestions`)}`);
      case 'merge':
        await mergeSuggestion(db, person, id, callIdOf(form.into));
        return redirect('/suggestions');
      case 'decline':
        await declineSuggestion(db, person, id, form.reason);
        return redirect('/suggestions');
      default:
        throw new AppError('bad_input', 'This page has no such button. Reload it and try again.');
    }
  });
}

/** `https://calls.example/opportunities/ID?x` and `ID` alone. No address is so long that looking for it takes time. */
const callIdOf = (typed: string) =>
  /([0-9a-f-]{36})(?:[/?#].*)?$/i.exec(typed.trim().slice(0, 2000))?.[1]?.toLowerCase() ?? '';

export default function SuggestionPage() {
  const { suggestion, decides, duplicates } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const { draft, proposedBy, proposedAt } = suggestion;
  return (
    <Page
      title={draft.title}
      lede={
        <>
          Proposed by {proposedBy ?? 'somebody who has left'}, {instantWords(proposedAt)};{' '}
          <SuggestionOutcome suggestion={suggestion} />
        </>
      }
    >
      <SuggestionFacts draft={draft} note={suggestion.note} />
      {decides ? (
        <DecideForms
          duplicates={duplicates}
          proposed={suggestion.draft.deadlines.map(({ date }) => date)}
          problem={problem}
        />
      ) : null}
    </Page>
  );
}
