import {
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { requirePerson } from '#app/accounts/current-person.server.ts';
import { getEnv } from '#app/env.server.ts';
import { answerForm, formFields } from '#app/form.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { Button } from '#app/ui/button.tsx';
import { ButtonLink } from '#app/ui/button-link.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import css from '../follow.css?url';
import { doFollowForm } from '../follow-action.server.ts';
import { SearchRows, WatchRows } from '../follow-rows.tsx';
import { followingView } from '../following-view.server.ts';
import { NoticeRows } from '../notice-rows.tsx';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];
export const meta: MetaFunction = () => [{ title: pageTitle('Following') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  return asResponse(async () => {
    const done = new URL(request.url).searchParams.get('done');
    return { ...(await followingView(getDb(), person, new Date())), hasMail: getEnv().smtpUrl !== null, done };
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const fields = await formFields(request, 'intent', 'id', 'upTo');
  return answerForm(fields, async () => {
    const done = await doFollowForm(getDb(), person, fields, new Date());
    throw redirect(`/following?done=${done}`);
  });
}

const doneTexts = new Map([
  ['seen', 'All of it is marked as seen.'],
  ['unwatched', 'You watch this call no more.'],
  ['muted', 'It is muted: you are told nothing of it.'],
  ['unmuted', 'It is no longer muted: you are told what happens from now on.'],
  ['removed', 'The search is removed.'],
  ['saved', 'The search is saved: you are told of calls that come new into it.'],
]);

export default function FollowingPage() {
  const view = useLoaderData<typeof loader>();
  const { count, fresh, seen, watches, searches, upTo, hasMail, mailTrouble, done } = view;
  const problem = useActionData<typeof action>()?.problem;
  const doneText = doneTexts.get(done ?? '');
  return (
    <Page
      title="Following"
      lede="Calls that you watch, searches that you keep, and what is new in them."
      actions={<ButtonLink to="/following/settings">When you hear from us</ButtonLink>}
    >
      <FormNotice problem={problem} />
      {doneText && !problem ? <Notice tone="good">{doneText}</Notice> : null}
      {hasMail ? null : <Notice>This site has no mail server: news is told here alone.</Notice>}
      {mailTrouble ? (
        <Notice tone="warn">
          The last mail to you could not be delivered ({mailTrouble}). What it said stands here.
        </Notice>
      ) : null}
      <section className="section" aria-labelledby="news">
        <h2 id="news">{count > 0 ? `${count.toLocaleString('en')} new` : 'Nothing new'}</h2>
        {fresh.length > 0 ? (
          <>
            <NoticeRows notices={fresh} />
            {count > fresh.length ? <p className="muted">The newest {fresh.length} are shown.</p> : null}
            <Form method="post">
              <input type="hidden" name="upTo" value={upTo ?? ''} />
              <Button name="intent" value="seen">
                Mark all as seen
              </Button>
            </Form>
          </>
        ) : (
          <p className="muted">
            When a call that you watch changes, its deadline comes near or somebody writes about it, it is told here; so
            is what others write in discussions in which you did.
          </p>
        )}
      </section>
      <section className="section" aria-labelledby="watches">
        <h2 id="watches">Calls you watch</h2>
        {watches.length > 0 ? (
          <WatchRows watches={watches} />
        ) : (
          <p className="muted">
            None yet. Press <em>Watch</em> on the page of <Link to="/opportunities">a call</Link>.
          </p>
        )}
      </section>
      <section className="section" aria-labelledby="searches">
        <h2 id="searches">Saved searches</h2>
        {searches.length > 0 ? (
          <SearchRows searches={searches} />
        ) : (
          <p className="muted">
            None yet. Narrow <Link to="/opportunities">the list of calls</Link> and press <em>Save this search</em>.
          </p>
        )}
      </section>
      {seen.length > 0 ? (
        <section className="section" aria-labelledby="earlier">
          <h2 id="earlier">Seen before</h2>
          <NoticeRows notices={seen} />
        </section>
      ) : null}
    </Page>
  );
}
