import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { authorize } from '#app/accounts/authorize.ts';
import { requirePerson } from '#app/accounts/current-person.server.ts';
import { answerForm, formFields } from '#app/form.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { Button } from '#app/ui/button.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import { organisationChoice } from '../list-organisations.server.ts';
import { ProjectFields } from '../project-fields.tsx';
import { projectInputs } from '../project-input.server.ts';
import { createProject } from '../save-project.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Add a project') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  return asResponse(async () => {
    authorize(person, 'project.create');
    return { organisations: await organisationChoice(getDb()) };
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const fields = await formFields(request, ...projectInputs, 'next');
  return answerForm(fields, async () => {
    const id = await createProject(getDb(), person, fields, new Date());
    throw redirect(fields.next === 'import' ? `/projects/${id}/import` : `/projects/${id}?done=added`);
  });
}

export default function NewProjectPage() {
  const { organisations } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  return (
    <Page title="Add a project" lede="You will be its lead. Its page is public; only the name is needed." narrow>
      <FormNotice problem={problem} />
      <Form method="post" className="form">
        <ProjectFields facts={null} organisations={organisations} problem={problem} />
        <div className="actions">
          <Button variant="primary">Add the project</Button>
          <Button name="next" value="import">
            Add it, and read its files
          </Button>
        </div>
      </Form>
    </Page>
  );
}
