import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { authorize } from '#app/accounts/authorize.ts';
import { requirePerson } from '#app/accounts/current-person.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { pageTitle } from '#app/ui/title.ts';
import { SetUpPage } from '../sources/set-up-page.tsx';
import { answerSetUp } from '../sources/set-up.server.ts';
import css from '../sources/sources.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];
export const meta: MetaFunction = () => [{ title: pageTitle('Set up a source', 'Sources') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  return asResponse(async () => {
    authorize(person, 'source.manage');
    return null;
  });
}

export const action = ({ request }: ActionFunctionArgs) => answerSetUp(request, null);

export default function NewSourcePage() {
  const answer = useActionData<typeof action>();
  const looked = answer && 'preview' in answer ? answer : null;
  return (
    <SetUpPage
      title="Set up a source"
      values={looked?.values ?? { kind: 'feed', everyHours: '24' }}
      problem={answer?.problem}
      preview={looked?.preview ?? null}
    />
  );
}
