import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { authorize } from '#app/accounts/authorize.ts';
import { baseUrl } from '#app/accounts/base-url.server.ts';
import { requirePerson } from '#app/accounts/current-person.server.ts';
import { privatePageHeaders } from '#app/accounts/private-page.ts';
import { ShownOnce } from '#app/accounts/shown-once.tsx';
import { answerForm, formFields } from '#app/form.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import { createFeedAddress } from '../feeds/feed-address.server.ts';
import { listName } from '../feeds/list-name.ts';
import { filterToSearch, parseFilter } from '../filter.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('A feed of your own') }];
export const headers = privatePageHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  return asResponse(async () => {
    authorize(person, 'feed.create');
    const { filter } = parseFilter(new URL(request.url).searchParams);
    return { list: listName(filter), search: filterToSearch(filter), timeZone: person.timeZone };
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const { name, search } = await formFields(request, 'name', 'search');
  return answerForm({ name }, async () => {
    const token = await createFeedAddress(getDb(), person, { name, search });
    return { problem: undefined, address: `${baseUrl(request)}/feeds/${token}` };
  });
}

export default function NewFeedPage() {
  const { list, search, timeZone } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const address = answer && 'address' in answer ? answer.address : null;
  const back = <Link to={`/opportunities${search}`}>{list}</Link>;
  if (address) {
    return (
      <Page title="Your feed" lede={<>It gives {back}. Copy what you need now: it is not shown again.</>} narrow>
        <ShownOnce label="For a calendar" value={`${address}.ics`} />
        <ShownOnce label="For a feed reader" value={`${address}.rss`} />
        <p className="muted">
          With <code>.csv</code> or <code>.json</code> at its end it gives the same as data. Whoever has the address can
          read it; revoke it on <Link to="/account">your account page</Link>.
        </p>
      </Page>
    );
  }
  return (
    <Page title="A feed of your own" lede={<>A private address of {back}, as you see it.</>} narrow>
      <Form method="post" className="form">
        <FormNotice problem={answer?.problem} />
        <input type="hidden" name="search" value={search} />
        <Field
          label="Name"
          name="name"
          required
          maxLength={80}
          placeholder="My calendar"
          defaultValue={answer?.problem?.values.name}
          error={answer?.problem?.fields.name}
          hint={`Hours are given in ${timeZone ?? 'UTC, until you choose a zone on your account page'}.`}
        />
        <div className="actions">
          <Button variant="primary" type="submit">
            Make the address
          </Button>
        </div>
      </Form>
    </Page>
  );
}
