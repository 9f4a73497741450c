import {
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { requirePerson } from '#app/accounts/current-person.server.ts';
import { AppError } from '#app/errors.ts';
import { answerForm, formFields } from '#app/form.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { Button } from '#app/ui/button.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import css from '../community.css?url';
import { MemberForm } from '../member-form.tsx';
import { projectEditView } from '../project-edit-view.server.ts';
import { ProjectFields } from '../project-fields.tsx';
import { projectInputs } from '../project-input.server.ts';
import { removeMember, setMember } from '../project-members.server.ts';
import { saveProject } from '../save-project.server.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle('Edit', data?.facts.name) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  return asResponse(() => projectEditView(getDb(), person, params.id!));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const fields = await formFields(request, ...projectInputs, 'intent', 'personId', 'role');
  const [db, id] = [getDb(), params.id!];
  return answerForm(fields, async () => {
    switch (fields.intent) {
      case 'save':
        await saveProject(db, person, id, fields, new Date());
        throw redirect(`/projects/${id}?done=saved`);
      case 'member':
        await setMember(db, person, id, fields);
        throw redirect(`/projects/${id}/edit#people`);
      case 'remove-member':
        await removeMember(db, person, id, fields.personId);
        throw redirect(fields.personId === person.id ? `/projects/${id}` : `/projects/${id}/edit#people`);
      default:
        throw new AppError('bad_input', 'This page has no such button. Reload it and try again.');
    }
  });
}

export default function EditProjectPage() {
  const { id, facts, organisations, members, others } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const isSave = problem?.values.intent === 'save';
  return (
    <Page
      title="Edit the project"
      lede={
        <>
          <Link to={`/projects/${id}`}>{facts.name}</Link>. What is left empty is shown as unknown. Its own files can{' '}
          <Link to={`/projects/${id}/import`}>fill in most of it</Link>.
        </>
      }
      narrow
    >
      <FormNotice problem={problem} />
      <Form method="post" className="form">
        <ProjectFields facts={facts} organisations={organisations} problem={isSave ? problem : undefined} />
        <div className="actions">
          <Button variant="primary" name="intent" value="save">
            Save
          </Button>
        </div>
      </Form>
      <section className="section" aria-labelledby="people">
        <h2 id="people">People</h2>
        <MemberForm members={members} people={others} problem={isSave ? undefined : problem} />
      </section>
    </Page>
  );
}
