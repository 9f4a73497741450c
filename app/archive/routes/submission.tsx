import {
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requirePerson } from '#app/accounts/current-person.server.ts';
import { answerForm, formFields } from '#app/form.server.ts';
import { AppError } from '#app/errors.ts';
import { asResponse } from '#app/respond.server.ts';
import { ButtonLink } from '#app/ui/button-link.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import archiveCss from '../archive.css?url';
import { DraftPreview } from '../draft-preview.tsx';
import { markAsSubmitted } from '../mark-as-submitted.server.ts';
import { OutcomeForm } from '../outcome-form.tsx';
import { recordOutcome } from '../record-outcome.server.ts';
import { setVisibility } from '../set-visibility.server.ts';
import { SubmissionList } from '../submission-list.tsx';
import { submissionView } from '../submission-view.server.ts';
import { SubmitForm } from '../submit-form.tsx';
import { VisibilityForm } from '../visibility-form.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle('Submission', data?.view.title) }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: archiveCss }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  const { searchParams } = new URL(request.url);
  return asResponse(async () => ({
    view: await submissionView(getDb(), person, params.id ?? '', searchParams.has('again')),
    done: searchParams.get('done'),
  }));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const names = [
    'intent',
    'submittedOn',
    'profile',
    'result',
    'decidedOn',
    'amount',
    'currency',
    'visibility',
  ] as const;
  const form = await formFields(request, ...names);
  const id = params.id ?? '';
  return answerForm(form, async () => {
    const db = getDb();
    if (form.intent === 'submit') await markAsSubmitted(db, person, id, form);
    else if (form.intent === 'outcome') await recordOutcome(db, person, id, form);
    else if (form.intent === 'visibility') await setVisibility(db, person, id, form.visibility);
    else throw new AppError('bad_input', 'This page has no such button. Reload it and try again.');
    throw redirect(`/proposals/${id}/submission?done=${form.intent}`);
  });
}

const doneTexts: Record<string, string> = {
  submit: 'The submission is recorded. Its PDF and its text are frozen.',
  outcome: 'The outcome is recorded.',
  visibility: 'Who sees the record is changed.',
};

export default function SubmissionPage() {
  const { view, done } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const problemOf = (intent: string) => (problem?.values.intent === intent ? problem : undefined);
  const latest = view.submissions[0];
  // Somebody else may have done meanwhile what a form was for; then its answer has no form to stand in.
  const forms = {
    submit: view.draft,
    outcome: latest && view.maySubmit,
    visibility: view.record && view.mayPublish,
  };
  const homeless = problem && !forms[problem.values.intent as keyof typeof forms] ? problem : undefined;
  const doneText = problem ? undefined : doneTexts[done ?? ''];
  return (
    <Page
      title={view.title}
      lede="Submission and outcome"
      actions={
        <>
          {view.record && <ButtonLink to={`/archive/${view.id}`}>Archive record</ButtonLink>}
          <ButtonLink to={`/proposals/${view.id}`}>Back to the text</ButtonLink>
        </>
      }
    >
      <FormNotice problem={homeless} />
      {doneText && <Notice tone="good">{doneText}</Notice>}
      {view.draft && (
        <section className="section" aria-labelledby="freeze">
          <h2 id="freeze">{latest ? 'Submit again' : 'Mark as submitted'}</h2>
          <div className="stack">
            <DraftPreview draft={view.draft} id={view.id} />
            <SubmitForm
              today={view.today}
              profile={view.draft.profile}
              formats={view.draft.formats}
              again={Boolean(latest)}
              problem={problemOf('submit')}
            />
          </div>
        </section>
      )}
      {latest && (
        <section className="section" aria-labelledby="frozen">
          <h2 id="frozen">As submitted</h2>
          <SubmissionList id={view.id} submissions={view.submissions} />
          {view.maySubmit && !view.draft && (
            <p className="submit-again">
              <ButtonLink to="?again=1">Submit again</ButtonLink>
            </p>
          )}
        </section>
      )}
      {latest && view.maySubmit && (
        <section className="section" aria-labelledby="outcome">
          <h2 id="outcome">Outcome</h2>
          <OutcomeForm submission={latest} today={view.today} problem={problemOf('outcome')} />
        </section>
      )}
      {view.record && view.mayPublish && (
        <section className="section" aria-labelledby="visibility">
          <h2 id="visibility">Publish</h2>
          <VisibilityForm visibility={view.record.visibility} problem={problemOf('visibility')} />
        </section>
      )}
      {!latest && !view.draft && (
        <Empty title="Not submitted yet">
          <p>A lead or co-lead marks the proposal as submitted here; then its PDF is frozen and kept.</p>
        </Empty>
      )}
    </Page>
  );
}
