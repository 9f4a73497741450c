import {
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { getPerson, requirePerson } from '#app/accounts/current-person.server.ts';
import proposalsCss from '#app/proposals/proposals.css?url';
import archiveCss from '#app/archive/archive.css?url';
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
import { PeopleList } from '../people-list.tsx';
import { ProjectFactList } from '../project-facts.tsx';
import { projectView } from '../project-view.server.ts';
import { CallsSeen, ProposalsSeen } from '../proposals-seen.tsx';
import { undoProjectChange } from '../undo-project-change.server.ts';

export const links: LinksFunction = () => [proposalsCss, archiveCss, css].map((href) => ({ rel: 'stylesheet', href }));
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.project.facts.name ?? 'Project') },
  ...(data?.project.facts.summary ? [{ name: 'description', content: data.project.facts.summary }] : []),
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  return asResponse(async () => {
    const person = await getPerson(request);
    const project = await projectView(getDb(), person, params.id!, new Date(), person?.timeZone ?? null);
    const done = new URL(request.url).searchParams.get('done');
    const member = person !== null && project.people.some(({ id }) => id === person.id);
    return { project, done, member, signedIn: person !== null };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const fields = await formFields(request, 'intent', 'changeId');
  return answerForm(fields, async () => {
    if (fields.intent !== 'undo')
      throw new AppError('bad_input', 'This page has no such button. Reload it and try again.');
    await undoProjectChange(getDb(), person, params.id!, fields.changeId, new Date());
    throw redirect(`/projects/${params.id}?done=undone`);
  });
}

const doneTexts: Record<string, string> = {
  added: 'The project is added.',
  saved: 'The project is saved.',
  imported: 'The facts you ticked are taken over.',
  undone: 'The change is undone.',
};

export default function ProjectPage() {
  const { project, done, member, signedIn } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const { id, facts, mayEdit, people, calls, changes } = project;
  const doneText = doneTexts[done ?? ''];
  return (
    <Page
      title={facts.name}
      lede={facts.summary ?? <span className="unknown">Nobody has written a summary yet.</span>}
      actions={
        <>
          {mayEdit ? (
            <>
              <ButtonLink to={`/projects/${id}/import`}>Read its files</ButtonLink>
              <ButtonLink to={`/projects/${id}/edit`}>Edit</ButtonLink>
            </>
          ) : null}
          {member ? <ButtonLink to={`/fit?project=${id}`}>Calls that fit</ButtonLink> : null}
        </>
      }
    >
      <FormNotice problem={problem} />
      {doneText && !problem ? <Notice tone="good">{doneText}</Notice> : null}
      <div className="with-aside">
        <section aria-labelledby="facts">
          <h2 id="facts">Facts</h2>
          <ProjectFactList {...project} />
        </section>
        <section aria-labelledby="people">
          <h2 id="people">People</h2>
          <PeopleList people={people} hidden={project.hiddenPeople} />
        </section>
      </div>
      <section className="part" aria-labelledby="proposals">
        <h2 id="proposals">Proposals</h2>
        <ProposalsSeen
          {...project}
          empty={
            signedIn
              ? 'You are on no proposal for this project. When you start one, choose the project there.'
              : 'None is published yet. Sign in to see those you are on the team of.'
          }
        />
      </section>
      {calls.length > 0 ? (
        <section className="part" aria-labelledby="calls">
          <h2 id="calls">Calls</h2>
          <CallsSeen calls={calls} />
        </section>
      ) : null}
      {changes ? (
        <section className="part" aria-labelledby="changes">
          <h2 id="changes">What changed</h2>
          <ChangeRows changes={changes} />
        </section>
      ) : null}
    </Page>
  );
}
