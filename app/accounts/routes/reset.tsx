import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { answerForm, formFields } from '#app/form.server.ts';
import { Button } from '#app/ui/button.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import { closeSockets } from '../close-sockets.server.ts';
import { DeadLink, deadLinkStatus } from '../dead-link.tsx';
import { NewPasswordField } from '../new-person-fields.tsx';
import { readLink } from '../one-time-link.server.ts';
import { privatePageHeaders } from '../private-page.ts';
import { resetPassword } from '../reset.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('New password') }];
export const headers = privatePageHeaders;

export async function loader({ params }: LoaderFunctionArgs) {
  const { state, link } = await readLink(getDb(), 'reset', params.token ?? '');
  if (state !== 'open') return data({ state, email: null }, { status: deadLinkStatus(state) });
  return data({ state, email: link.email });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { password } = await formFields(request, 'password');
  return answerForm({}, async () => {
    const token = params.token ?? '';
    const done = await resetPassword(getDb(), token, password, request.headers.get('User-Agent'));
    closeSockets(done.ended);
    throw redirect('/', { headers: { 'Set-Cookie': done.cookie } });
  });
}

export default function ResetPage() {
  const { state, email } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  if (state !== 'open' && !problem) return <DeadLink state={state} />;
  return (
    <Page title="Choose a password" lede="Other devices that are signed in to this account are signed out." narrow>
      <Form method="post" className="form">
        <FormNotice problem={problem} />
        {email && (
          <p>
            For <strong>{email}</strong>
            <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
          </p>
        )}
        <NewPasswordField label="New password" error={problem?.fields.password} />
        <div className="actions">
          <Button variant="primary" type="submit">
            Set the password
          </Button>
        </div>
      </Form>
    </Page>
  );
}
