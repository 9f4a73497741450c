import {
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { getPerson, requirePerson } from '#app/accounts/current-person.server.ts';
import { AppError } from '#app/errors.ts';
import { answerForm, formFields } from '#app/form.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { ButtonLink } from '#app/ui/button-link.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import css from '../community.css?url';
import { ChangeRows } from '../change-rows.tsx';
import { OrganisationBody } from '../organisation-body.tsx';
import { organisationView } from '../organisation-view.server.ts';
import { undoOrganisationChange } from '../organisation.server.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.organisation.facts.name ?? 'Organisation') },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  return asResponse(async () => {
    const person = await getPerson(request);
    const zone = person?.timeZone ?? null;
    const organisation = await organisationView(getDb(), person, params.id!, new Date(), zone);
    return { organisation, done: new URL(request.url).searchParams.get('done') };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const fields = await formFields(request, 'intent', 'changeId');
  return answerForm(fields, async () => {
    if (fields.intent !== 'undo')
      throw new AppError('bad_input', 'This page has no such button. Reload it and try again.');
    await undoOrganisationChange(getDb(), person, params.id!, fields.changeId, new Date());
    throw redirect(`/organisations/${params.id}?done=undone`);
  });
}

const doneTexts: Record<string, string> = {
  added: 'The organisation is added.',
  saved: 'The organisation is saved.',
  undone: 'The change is undone.',
};

export default function OrganisationPage() {
  const { organisation, done } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const { id, facts, changes, mayEdit } = organisation;
  const doneText = doneTexts[done ?? ''];
  return (
    <Page title={facts.name} actions={mayEdit ? <ButtonLink to={`/organisations/${id}/edit`}>Mend</ButtonLink> : null}>
      <FormNotice problem={problem} />
      {doneText && !problem ? <Notice tone="good">{doneText}</Notice> : null}
      <OrganisationBody organisation={organisation} />
      <section className="section" aria-labelledby="changes">
        <h2 id="changes">What changed</h2>
        <ChangeRows changes={changes} />
      </section>
    </Page>
  );
}
