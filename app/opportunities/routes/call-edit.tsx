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
import { answerForm, readForm, typedIn } from '#app/form.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import type { FormProblem } from '#app/ui/form-problem.ts';
import { Page } from '#app/ui/page.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import { DateFields } from '../edits/date-fields.tsx';
import { EditNotes } from '../edits/edit-notes.tsx';
import { editableCall } from '../edits/edit-view.server.ts';
import css from '../edits/edits.css?url';
import { FactFields } from '../edits/fact-fields.tsx';
import { OWN_TIME } from '../typed-zone.ts';
import { doEditForm } from '../edits/set-edits.server.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle('Edit', data?.call.title) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  return asResponse(async () => {
    authorize(person, 'opportunity.curate');
    const call = await editableCall(getDb(), params.id!);
    if (!call) throw new AppError('not_found', 'There is no call at this address. Look for it in the list.');
    return { call };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const typed = typedIn(await readForm(request));
  return answerForm(typed, async () => {
    await doEditForm(getDb(), person, params.id!, typed);
    return redirect(`/opportunities/${params.id}${typed.intent === 'take-back' ? '/edit' : ''}`);
  });
}

export default function EditCallPage() {
  const { call } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const of = (intent: string) => (problem?.values.intent === intent ? problem : undefined);
  return (
    <Page
      title={`Edit ${call.title}`}
      lede={
        <>
          What you set here is shown in place of what sources say, with your name, until it is taken back.{' '}
          <Link to={`/opportunities/${call.id}`}>Back to the call</Link>
        </>
      }
    >
      <EditNotes edits={call.edits} after={({ field }, name) => <TakeBack field={field} name={name} />} />
      <section className="section" aria-labelledby="dates">
        <h2 id="dates">Dates</h2>
        <p className="muted">
          The whole list: a row whose date is empty is left out. A zone is a name such as Europe/Brussels, or {OWN_TIME}
          .
        </p>
        <Form method="post" className="form wide" key={`dates ${call.dates.length}`}>
          <FormNotice problem={of('dates')} />
          <DateFields dates={call.dates} problem={of('dates')} />
          <Why problem={of('dates')} />
          <div className="actions">
            <Button name="intent" value="dates" variant="primary">
              Set the dates
            </Button>
          </div>
        </Form>
      </section>
      <section className="section" aria-labelledby="facts">
        <h2 id="facts">Facts</h2>
        <Form method="post" className="form fact-form">
          <FormNotice problem={of('facts')} />
          <FactFields shown={call.values} problem={of('facts')} />
          <div className="form">
            <Why problem={of('facts')} />
            <div className="actions">
              <Button name="intent" value="facts" variant="primary">
                Set what I changed
              </Button>
            </div>
          </div>
        </Form>
      </section>
    </Page>
  );
}

function TakeBack({ field, name }: { field: string; name: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="field" value={field} />
      <Button name="intent" value="take-back" small aria-label={`Take back: ${name}`}>
        Take back
      </Button>
    </Form>
  );
}

function Why({ problem }: { problem: FormProblem | undefined }) {
  return (
    <Field
      label="Where you read it"
      name="reason"
      defaultValue={problem?.values.reason}
      error={problem?.fields.reason}
      hint="A link, or who told you. Readers see it."
    />
  );
}
