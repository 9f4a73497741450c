import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { answerForm, brokenForm, formFields, tooMany } from '#app/form.server.ts';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import { clientAddress } from '../client-address.server.ts';
import { getPerson } from '../current-person.server.ts';
import { ForgetDevice } from '../forget-device.tsx';
import { clearedLeftCookie, readLeft } from '../left-cookie.server.ts';
import { privatePageHeaders } from '../private-page.ts';
import { sameSitePath } from '../same-site-path.ts';
import { signIn } from '../sign-in.server.ts';
import { waitingTime } from '../waiting-time.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Sign in') }];
export const headers = privatePageHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const to = sameSitePath(new URL(request.url).searchParams.get('to'));
  if (await getPerson(request)) throw redirect(to);
  const left = readLeft(request.headers.get('Cookie'));
  return data({ to, left }, left ? { headers: { 'Set-Cookie': clearedLeftCookie } } : undefined);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { email, password, to } = await formFields(request, 'email', 'password', 'to');
  const typed = { email, to };
  if (!email.trim() || !password) {
    const fields = {
      ...(email.trim() ? {} : { email: 'Enter your e-mail address.' }),
      ...(password ? {} : { password: 'Enter your password.' }),
    };
    return brokenForm('Enter your e-mail address and your password.', fields, typed);
  }
  return answerForm(typed, async () => {
    const answer = await signIn(getDb(), {
      email,
      password,
      address: clientAddress(context),
      userAgent: request.headers.get('User-Agent'),
      cookie: request.headers.get('Cookie'),
    });
    if (answer.ok) throw redirect(sameSitePath(to), { headers: { 'Set-Cookie': answer.cookie } });
    if (answer.reason === 'wrong') {
      return brokenForm('This e-mail address and password do not go together. Try again.', {}, typed);
    }
    const wait = waitingTime(answer.retryAfterSeconds);
    const message = `Too many tries. Wait ${wait}, then try again; an administrator can also give you a reset link.`;
    return tooMany(message, answer.retryAfterSeconds, typed);
  });
}

export default function SignInPage() {
  const { to, left } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  return (
    <Page title="Sign in" narrow>
      {left && !problem && <Notice tone="good">You are signed out.</Notice>}
      {left && <ForgetDevice personId={left} />}
      <Form method="post" className="form">
        <FormNotice problem={problem} />
        <input type="hidden" name="to" value={to} />
        <Field
          label="E-mail"
          name="email"
          type="email"
          autoComplete="username"
          required
          defaultValue={problem?.values.email}
          error={problem?.fields.email}
        />
        <Field
          label="Password"
          name="password"
          type="password"
          autoComplete="current-password"
          required
          error={problem?.fields.password}
        />
        <div className="actions">
          <Button variant="primary" type="submit">
            Sign in
          </Button>
        </div>
      </Form>
      <p className="muted small">
        Accounts are made by invitation. Without a password, ask an administrator for a reset link. The list of calls
        and the public archive need no account.
      </p>
    </Page>
  );
}
