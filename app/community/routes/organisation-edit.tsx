import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { authorize } from '#app/accounts/authorize.ts';
import { requirePerson } from '#app/accounts/current-person.server.ts';
import { answerForm, formFields } from '#app/form.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { Button } from '#app/ui/button.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import { OrganisationFields } from '../organisation-fields.tsx';
import { organisationInputs } from '../organisation-input.server.ts';
import { requireOrganisation, saveOrganisation } from '../organisation.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle('Edit', data?.facts.name) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  return asResponse(async () => {
    authorize(person, 'organisation.edit');
    const { id, name, rorId, country, url } = await requireOrganisation(getDb(), params.id!);
    return { id, facts: { name, rorId, country, url } };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const fields = await formFields(request, ...organisationInputs);
  return answerForm(fields, async () => {
    await saveOrganisation(getDb(), person, params.id!, fields, new Date());
    throw redirect(`/organisations/${params.id}?done=saved`);
  });
}

export default function EditOrganisationPage() {
  const { id, facts } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  return (
    <Page
      title="Mend the organisation"
      lede={
        <>
          <Link to={`/organisations/${id}`}>{facts.name}</Link>. What you change is kept with your name, and a curator
          can undo it.
        </>
      }
      narrow
    >
      <FormNotice problem={problem} />
      <Form method="post" className="form">
        <OrganisationFields facts={facts} problem={problem} />
        <div className="actions">
          <Button variant="primary">Save</Button>
        </div>
      </Form>
    </Page>
  );
}
