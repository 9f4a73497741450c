import {
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { requirePerson } from '#app/accounts/current-person.server.ts';
import { answerForm, formFields } from '#app/form.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import { allowHost, listHosts, refuseHost } from '../sources/hosts.server.ts';
import css from '../sources/sources.css?url';
import { instantWords } from '../words.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];
export const meta: MetaFunction = () => [{ title: pageTitle('Private hosts', 'Sources') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  return asResponse(async () => ({ hosts: await listHosts(getDb(), person) }));
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const form = await formFields(request, 'intent', 'host', 'reason');
  return answerForm(form, async () => {
    if (form.intent === 'refuse') await refuseHost(getDb(), person, form.host);
    else await allowHost(getDb(), person, form);
    return redirect('/sources/hosts');
  });
}

export default function HostsPage() {
  const { hosts } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  return (
    <Page
      title="Private hosts"
      lede={
        <>
          <Link to="/sources">Sources</Link> read only from the public internet. Let one read a host of your own network
          here, each by its name; nothing else of that network becomes reachable.
        </>
      }
      narrow
    >
      {hosts.length === 0 ? (
        <p className="muted">None is allowed.</p>
      ) : (
        <ul className="rows">
          {hosts.map(({ host, reason, by, allowedAt }) => (
            <li key={host}>
              <span className="num">{host}</span>: {reason}
              <p className="small muted">
                {by ?? 'Somebody who has left'}, {instantWords(allowedAt)}
              </p>
              <Form method="post">
                <input type="hidden" name="host" value={host} />
                <Button name="intent" value="refuse" small aria-label={`Refuse again: ${host}`}>
                  Refuse again
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <Form method="post" className="form section">
        <FormNotice problem={problem} />
        <Field
          label="Host"
          name="host"
          required
          defaultValue={problem?.values.host}
          error={problem?.fields.host}
          hint="As it stands in the address, with its port when it is an unusual one."
        />
        <Field
          label="Why"
          name="reason"
          required
          defaultValue={problem?.values.reason}
          error={problem?.fields.reason}
        />
        <div className="actions">
          <Button name="intent" value="allow" variant="primary">
            Allow
          </Button>
        </div>
      </Form>
    </Page>
  );
}
