import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { authorize } from '#app/accounts/authorize.ts';
import { requirePerson } from '#app/accounts/current-person.server.ts';
import { answerForm, formFields } from '#app/form.server.ts';
import { listTitle } from '#app/opportunities/list-words.ts';
import { listOpportunities } from '#app/opportunities/list-opportunities.server.ts';
import { parseFilter } from '#app/opportunities/filter.ts';
import { asResponse } from '#app/respond.server.ts';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import { plainQuery, saveSearch } from '../saved-search.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Save a search') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  return asResponse(async () => {
    authorize(person, 'opportunity.follow');
    const query = plainQuery(new URL(request.url).search);
    const { filter } = parseFilter(new URLSearchParams(query));
    const list = await listOpportunities(getDb(), filter, new Date(), { viewerZone: person.timeZone, pageSize: 1 });
    return { query, finds: listTitle(list, filter), name: filter.q };
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const fields = await formFields(request, 'name', 'query');
  return answerForm(fields, async () => {
    await saveSearch(getDb(), person, fields, new Date());
    throw redirect('/following?done=saved');
  });
}

export default function SaveSearchPage() {
  const { query, finds, name } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  return (
    <Page
      title="Save this search"
      lede={
        <>
          <Link to={`/opportunities${query}`}>{finds}</Link> at this moment. You are told of those that come new into
          it.
        </>
      }
      narrow
    >
      <FormNotice problem={problem} />
      <Form method="post" className="form">
        <input type="hidden" name="query" value={query} />
        <Field
          label="Name"
          name="name"
          required
          maxLength={120}
          defaultValue={problem?.values.name ?? name}
          error={problem?.fields.name}
        />
        <div className="actions">
          <Button variant="primary">Save the search</Button>
        </div>
      </Form>
    </Page>
  );
}
