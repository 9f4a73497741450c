import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { answerForm, formFields } from '#app/form.server.ts';
import { Button } from '#app/ui/button.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import { DeadLink, deadLinkStatus } from '../dead-link.tsx';
import { NewPersonFields } from '../new-person-fields.tsx';
import { readLink } from '../one-time-link.server.ts';
import { privatePageHeaders } from '../private-page.ts';
import { setUpAdministrator } from '../setup.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Set up') }];
export const headers = privatePageHeaders;

export async function loader({ params }: LoaderFunctionArgs) {
  const { state } = await readLink(getDb(), 'setup', params.token ?? '');
  return state === 'open' ? data({ state }) : data({ state }, { status: deadLinkStatus(state) });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { password, ...typed } = await formFields(request, 'name', 'email', 'password');
  return answerForm(typed, async () => {
    const person = { ...typed, password };
    const cookie = await setUpAdministrator(getDb(), params.token ?? '', person, request.headers.get('User-Agent'));
    throw redirect('/people', { headers: { 'Set-Cookie': cookie } });
  });
}

export default function SetupPage() {
  const { state } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  if (state !== 'open' && !problem) return <DeadLink state={state} />;
  return (
    <Page
      title="Set up Callboard"
      lede="You are the first here. This account is the administrator’s: it invites people and runs the sources."
      narrow
    >
      <Form method="post" className="form">
        <FormNotice problem={problem} />
        <NewPersonFields problem={problem} />
        <div className="actions">
          <Button variant="primary" type="submit">
            Make the administrator’s account
          </Button>
        </div>
      </Form>
    </Page>
  );
}
