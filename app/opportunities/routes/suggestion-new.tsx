import {
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, Link, useActionData } from '@remix-run/react';
import { authorize } from '#app/accounts/authorize.ts';
import { requirePerson } from '#app/accounts/current-person.server.ts';
import { answerForm, formFields } from '#app/form.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import { lookUp } from '../suggestions/look-up.server.ts';
import { propose } from '../suggestions/propose.server.ts';
import { SuggestionFields } from '../suggestions/suggestion-fields.tsx';
import { suggestionFields } from '../suggestions/suggestion-form.ts';
import css from '../suggestions/suggestions.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];
export const meta: MetaFunction = () => [{ title: pageTitle('Propose a call') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  return asResponse(async () => {
    authorize(person, 'opportunity.propose');
    return null;
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const form = await formFields(request, 'intent', 'origin', ...suggestionFields);
  return answerForm(form, async () => {
    authorize(person, 'opportunity.propose');
    if (form.intent === 'look') {
      const url = form.url.trim();
      const { title, summary, problem: unread } = await lookUp(getDb(), person.id, url);
      return { problem: undefined, looked: { origin: 'url', url, title, summary }, unread };
    }
    await propose(getDb(), person, form, form.origin === 'url' ? 'url' : 'form');
    throw redirect('/suggestions?proposed=1');
  });
}

export default function ProposePage() {
  const answer = useActionData<typeof action>();
  const problem = answer?.problem;
  const looking = problem?.values.intent === 'look' ? problem : undefined;
  const looked = answer && 'looked' in answer ? answer.looked : null;
  const unread = answer && 'unread' in answer ? answer.unread : null;
  const values: Record<string, string> = problem?.values ?? looked ?? {};
  return (
    <Page
      title="Propose a call"
      lede={
        <>
          A curator looks at it before it is in the list. Many at once:{' '}
          <Link to="/suggestions/csv">from a CSV file</Link>.
        </>
      }
      narrow
    >
      <Form method="post" className="form look-up">
        <FormNotice problem={looking} />
        <Field
          label="Address of its page"
          name="url"
          type="url"
          required
          defaultValue={values.url}
          error={looking?.fields.url}
          hint="Title and description are filled in from there, for you to check."
        />
        <div className="actions">
          <Button name="intent" value="look">
            Fill in from the page
          </Button>
        </div>
      </Form>
      {unread ? <Notice tone="warn">{unread}</Notice> : null}
      {looked && !unread ? (
        <Notice>This is what the page says of itself. Check it, and add what it leaves out.</Notice>
      ) : null}
      <Form method="post" className="form" key={looked?.url}>
        {looking ? null : <FormNotice problem={problem} />}
        <input type="hidden" name="origin" value={values.origin ?? 'form'} />
        <SuggestionFields values={{ mode: 'fixed', ...values }} problem={looking ? undefined : problem} />
        <div className="actions">
          <Button name="intent" value="propose" variant="primary">
            Propose this call
          </Button>
        </div>
      </Form>
    </Page>
  );
}
