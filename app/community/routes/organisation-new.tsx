import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData } from '@remix-run/react';
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
import { createOrganisation } from '../organisation.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Add an organisation') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  return asResponse(async () => {
    authorize(person, 'organisation.edit');
    return null;
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const fields = await formFields(request, ...organisationInputs);
  return answerForm(fields, async () => {
    const id = await createOrganisation(getDb(), person, fields, new Date());
    throw redirect(`/organisations/${id}?done=added`);
  });
}

export default function NewOrganisationPage() {
  const problem = useActionData<typeof action>()?.problem;
  return (
    <Page title="Add an organisation" lede="Its page is public; any member may mend it." narrow>
      <FormNotice problem={problem} />
      <Form method="post" className="form">
        <OrganisationFields facts={null} problem={problem} />
        <div className="actions">
          <Button variant="primary">Add the organisation</Button>
        </div>
      </Form>
    </Page>
  );
}
