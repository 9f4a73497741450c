import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { authorize } from '#app/accounts/authorize.ts';
import { requirePerson } from '#app/accounts/current-person.server.ts';
import { AppError } from '#app/errors.ts';
import { asResponse } from '#app/respond.server.ts';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import { readParams } from '../sources/params.ts';
import { SetUpPage } from '../sources/set-up-page.tsx';
import { answerSetUp } from '../sources/set-up.server.ts';
import { toSourceForm } from '../sources/source-form.server.ts';
import css from '../sources/sources.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data ? `Change ${data.title}` : 'Change a source', 'Sources') },
];

export async function loader({ request, params: { id } }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  return asResponse(async () => {
    authorize(person, 'source.manage');
    const row = await getDb().source.findFirst({ where: { id: id!, removedAt: null }, select: { params: true } });
    const params = readParams(row?.params ?? null);
    if (!params) throw new AppError('not_found', 'Only a source that was set up here can be changed.');
    return { title: params.title, values: toSourceForm(params) };
  });
}

export const action = ({ request, params }: ActionFunctionArgs) => answerSetUp(request, params.id!);

export default function EditSourcePage() {
  const { title, values } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const looked = answer && 'preview' in answer ? answer : null;
  return (
    <SetUpPage
      title={`Change ${title}`}
      values={looked?.values ?? values}
      problem={answer?.problem}
      preview={looked?.preview ?? null}
    />
  );
}
