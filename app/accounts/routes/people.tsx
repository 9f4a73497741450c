import {
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { answerForm, formFields } from '#app/form.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { Button } from '#app/ui/button.tsx';
import { Count } from '#app/ui/count.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { Select } from '#app/ui/select.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import accountsCss from '../accounts.css?url';
import { authorize } from '../authorize.ts';
import { baseUrl } from '../base-url.server.ts';
import { requirePerson } from '../current-person.server.ts';
import { doPeopleForm } from '../people-action.server.ts';
import { peopleView } from '../people-view.server.ts';
import { PersonLine } from '../person-row.tsx';
import { privatePageHeaders } from '../private-page.ts';
import { ShownOnce } from '../shown-once.tsx';

export const meta: MetaFunction = () => [{ title: pageTitle('People') }];
export const headers = privatePageHeaders;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: accountsCss }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  return asResponse(async () => {
    authorize(person, 'person.manage');
    return { people: await peopleView(getDb(), person) };
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const form = await formFields(request, 'intent', 'id', 'email', 'role');
  return answerForm(form, async () => {
    authorize(person, form.intent === 'invite' ? 'person.invite' : 'person.manage');
    const link = await doPeopleForm(getDb(), person.id, form);
    if (!link) throw redirect('/people');
    return { problem: undefined, link: { label: link.label, url: baseUrl(request) + link.path } };
  });
}

export default function PeoplePage() {
  const { people } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const inviting = answer?.problem?.values.intent === 'invite' ? answer.problem : undefined;
  const link = answer && 'link' in answer ? answer.link : null;
  return (
    <Page title="People" lede="Who has an account here. Teams choose among themselves who works on a proposal.">
      <FormNotice problem={answer?.problem} />
      {link && <ShownOnce label={link.label} value={link.url} />}
      <section className="section" aria-labelledby="invite">
        <h2 id="invite" className="group-title">
          Invite somebody
        </h2>
        <Form method="post" className="form-row invite-form" key={link?.url}>
          <input type="hidden" name="intent" value="invite" />
          <Field
            label="E-mail (may be left out)"
            name="email"
            type="email"
            defaultValue={inviting?.values.email}
            error={inviting?.fields.email}
          />
          <Select
            label="As"
            name="role"
            options={[
              { value: 'member', label: 'Member' },
              { value: 'curator', label: 'Curator: also keeps the list of calls' },
              { value: 'admin', label: 'Administrator' },
            ]}
            defaultValue={inviting?.values.role ?? 'member'}
          />
          <Button variant="primary" type="submit">
            Make a link
          </Button>
        </Form>
      </section>
      <section className="section" aria-labelledby="everybody">
        <h2 id="everybody" className="group-title">
          Everybody <Count of={people.length} />
        </h2>
        <ul className="rows">
          {people.map((person) => (
            <PersonLine key={person.id} person={person} />
          ))}
        </ul>
      </section>
    </Page>
  );
}
