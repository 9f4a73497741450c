import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation, type MetaFunction } from '@remix-run/react';
import { requirePerson } from '#app/accounts/current-person.server.ts';
import { ownProjects } from '#app/community/list-projects.server.ts';
import { answerForm, readForm, typedIn } from '#app/form.server.ts';
import { pursuitToWrite } from '#app/pursuits/link-proposal.server.ts';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { Select } from '#app/ui/select.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import { findCall } from '../call-facts.server.ts';
import { CallCard } from '../components/call-card.tsx';
import { TemplateChoice } from '../components/template-choice.tsx';
import { createProposal } from '../create-proposal.server.ts';
import css from '../proposals.css?url';
import { suggestTemplate, templates } from '../templates/index.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];
export const meta: MetaFunction = () => [{ title: pageTitle('Start a proposal') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  const asked = new URL(request.url).searchParams;
  const pursuit = await pursuitToWrite(getDb(), person, asked.get('pursuitId') ?? '');
  const id = pursuit?.opportunityId ?? asked.get('opportunityId');
  const call = id ? await findCall(getDb(), id, new Date(), person.timeZone) : null;
  const projects = await ownProjects(getDb(), person.id);
  const suggested = suggestTemplate(call?.funder ?? null);
  return { call, pursuit, missing: Boolean(id) && !call, templates, suggested, projects };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const form = await readForm(request);
  return answerForm(typedIn(form), async () => {
    const { id } = await createProposal(getDb(), person, {
      title: form.get('title'),
      template: form.get('template'),
      opportunityId: form.get('opportunityId'),
      projectId: form.get('projectId'),
      pursuitId: form.get('pursuitId'),
    });
    return redirect(`/proposals/${id}`);
  });
}

export default function NewProposalPage() {
  const { call, pursuit, missing, templates, suggested, projects } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const busy = useNavigation().state !== 'idle';
  const title = problem?.values.title ?? call?.title ?? '';
  return (
    <Page title="Start a proposal" lede="You will be its lead. Nobody sees it but the people you add." narrow>
      <FormNotice problem={problem} />
      {missing && (
        <Notice tone="warn">The call you came from is not in the list any more. This one will be blank.</Notice>
      )}
      {call && <CallCard call={call} />}
      {pursuit && <p>It becomes the proposal of {pursuit.teamName}.</p>}
      <Form method="post" className="form">
        <input type="hidden" name="opportunityId" value={call?.id ?? ''} />
        <input type="hidden" name="pursuitId" value={pursuit?.id ?? ''} />
        <Field
          label="Title"
          name="title"
          required
          maxLength={300}
          defaultValue={title}
          error={problem?.fields.title}
          hint="The working title; a lead can change it any time."
        />
        {projects.length > 0 && (
          <Select
            label="Project"
            name="projectId"
            options={[
              { value: '', label: 'None of my projects' },
              ...projects.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            defaultValue={problem?.values.projectId ?? ''}
            error={problem?.fields.projectId}
          />
        )}
        <TemplateChoice
          templates={templates}
          chosen={problem?.values.template ?? suggested}
          error={problem?.fields.template}
        />
        <div className="actions">
          <Button variant="primary" disabled={busy}>
            {busy ? 'Starting …' : 'Start the proposal'}
          </Button>
        </div>
      </Form>
    </Page>
  );
}
