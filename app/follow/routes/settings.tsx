import {
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { authorize } from '#app/accounts/authorize.ts';
import { requirePerson } from '#app/accounts/current-person.server.ts';
import { getEnv } from '#app/env.server.ts';
import { answerForm, formFields } from '#app/form.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { FormNotice } from '#app/ui/form-notice.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import css from '../follow.css?url';
import { saveSettings, settingsFields, settingsOf } from '../settings.server.ts';
import { SettingsForm } from '../settings-form.tsx';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];
export const meta: MetaFunction = () => [{ title: pageTitle('When you hear from us') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  return asResponse(async () => {
    authorize(person, 'opportunity.follow');
    const settings = await settingsOf(getDb(), person.id);
    const done = new URL(request.url).searchParams.has('done');
    return { settings, zone: person.timeZone, email: person.email, hasMail: getEnv().smtpUrl !== null, done };
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const fields = await formFields(request, ...settingsFields);
  return answerForm(fields, async () => {
    await saveSettings(getDb(), person, fields);
    throw redirect('/following/settings?done=1');
  });
}

export default function SettingsPage() {
  const { settings, zone, email, hasMail, done } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  return (
    <Page
      title="When you hear from us"
      lede={
        <>
          Hours are those of {zone?.replaceAll('_', ' ') ?? 'UTC'}; your zone is set in{' '}
          <Link to="/account">your account</Link>. All of it stands under <Link to="/following">Following</Link> too.
        </>
      }
      narrow
    >
      <FormNotice problem={problem} />
      {done && !problem ? <Notice tone="good">Your choices are saved.</Notice> : null}
      {hasMail ? null : <Notice>This site has no mail server: news is told in the app alone.</Notice>}
      <SettingsForm settings={settings} email={email} problem={problem} />
    </Page>
  );
}
