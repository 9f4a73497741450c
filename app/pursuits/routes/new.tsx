import {
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { authorize } from '#app/accounts/authorize.ts';
import { requirePerson } from '#app/accounts/current-person.server.ts';
import { AppError } from '#app/errors.ts';
import { answerForm, formFields } from '#app/form.server.ts';
import { SHOWN } from '#app/opportunities/shown.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { Select } from '#app/ui/select.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import { projectChoices } from '../find-project.server.ts';
import css from '../pursuits.css?url';
import { newPursuitFields, startPursuit } from '../start-pursuit.server.ts';
import { pursuitsOnCall } from '../on-call.server.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];
export const meta: MetaFunction = () => [{ title: pageTitle('Consider a call') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  return asResponse(async () => {
    authorize(person, 'pursuit.create');
    const id = new URL(request.url).searchParams.get('opportunityId') ?? '';
    const db = getDb();
    const call = await db.opportunity.findUnique({ where: { id, ...SHOWN }, select: { id: true, title: true } });
    if (!call)
      throw new AppError('not_found', 'Choose a call first: open it in the list and press Consider this call.');
    const [projects, others] = await Promise.all([projectChoices(db, person.id), pursuitsOnCall(db, person, id)]);
    return { call, projects, others: others ?? [] };
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const fields = await formFields(request, ...newPursuitFields);
  return answerForm(fields, async () =>
    redirect(`/pursuits/${await startPursuit(getDb(), person, fields, new Date())}`),
  );
}

export default function ConsiderPage() {
  const { call, projects, others } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const own = projects.find((project) => project.own)?.id ?? '';
  return (
    <Page title="Consider a call" lede={<Link to={`/opportunities/${call.id}`}>{call.title}</Link>} narrow>
      {others.length > 0 ? (
        <p>
          {others.length === 1 ? 'One team considers' : `${others.length} teams consider`} it already:{' '}
          {others.map(({ id, teamName }, at) => (
            <span key={id}>
              {at > 0 ? ', ' : ''}
              <Link to={`/pursuits/${id}`}>{teamName}</Link>
            </span>
          ))}
          . Perhaps you can join.
        </p>
      ) : null}
      <Form method="post" className="form">
        <FormNotice problem={problem} />
        <input type="hidden" name="opportunityId" value={call.id} />
        <Select
          label="Project"
          name="projectId"
          defaultValue={problem?.values.projectId ?? own}
          options={[{ value: '', label: 'none' }, ...projects.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <Field
          label="Name of the team"
          name="teamName"
          maxLength={120}
          defaultValue={problem?.values.teamName}
          error={problem?.fields.teamName}
          hint="Left empty, it is that of the project."
        />
        <Select
          label="Who would lead"
          name="leads"
          defaultValue={problem?.values.leads ?? ''}
          options={[
            { value: '', label: 'unknown' },
            { value: 'me', label: 'me' },
          ]}
        />
        <TextArea
          label="Note"
          name="note"
          rows={3}
          maxLength={2000}
          defaultValue={problem?.values.note}
          error={problem?.fields.note}
          hint="What you think of it so far. Everybody signed in can read it."
        />
        <div className="actions">
          <Button variant="primary">Consider it</Button>
        </div>
      </Form>
    </Page>
  );
}
