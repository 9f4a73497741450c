import {
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import communityCss from '#app/community/community.css?url';
import { addAffiliation, ownPage, removeAffiliation, saveOwnPage } from '#app/community/own-page.server.ts';
import { OwnPageForm } from '#app/community/own-page-form.tsx';
import { AppError } from '#app/errors.ts';
import { answerForm, formFields } from '#app/form.server.ts';
import { FormNotice } from '#app/ui/form-notice.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { revokeFeedAddress } from '#app/opportunities/feeds/feed-address.server.ts';
import { FeedList } from '#app/opportunities/feeds/feed-list.tsx';
import { disconnectLive } from '#app/proposals/live.server.ts';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import { accountView, endOwnSession } from '../account-view.server.ts';
import accountsCss from '../accounts.css?url';
import { createApiToken, revokeApiToken } from '../api-token.server.ts';
import { closeSockets } from '../close-sockets.server.ts';
import { communityRoleWords } from '../community-role.ts';
import { recognise, requirePerson } from '../current-person.server.ts';
import { PasswordForm } from '../password-form.tsx';
import { privatePageHeaders } from '../private-page.ts';
import { changePassword, saveProfile } from '../profile.server.ts';
import { ProfileForm } from '../profile-form.tsx';
import { SessionList } from '../session-list.tsx';
import { timeZones } from '../time-zones.server.ts';
import { TokenList } from '../token-list.tsx';

export const meta: MetaFunction = () => [{ title: pageTitle('Account') }];
export const headers = privatePageHeaders;
export const links: LinksFunction = () => [accountsCss, communityCss].map((href) => ({ rel: 'stylesheet', href }));

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  const sessionHash = (await recognise(request))?.sessionHash ?? null;
  const done = new URL(request.url).searchParams.get('done');
  const page = await ownPage(getDb(), person.id);
  return { person, page, ...(await accountView(getDb(), person, sessionHash)), timeZones: timeZones(), done };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const fields = await formFields(
    request,
    ...(['intent', 'id', 'name', 'affiliation', 'timeZone', 'tokenName', 'current', 'password'] as const),
    ...(['orcid', 'homepage', 'isPublic', 'organisationId'] as const),
  );
  const { intent, id, name, affiliation, timeZone, tokenName, current, password } = fields;
  const { orcid, homepage, isPublic, organisationId } = fields;
  const db = getDb();
  return answerForm({ intent, name, affiliation, timeZone, tokenName, orcid, homepage, isPublic }, async () => {
    switch (intent) {
      case 'profile':
        await saveProfile(db, person.id, { name, affiliation, timeZone });
        throw redirect('/account?done=profile');
      case 'own-page':
        await saveOwnPage(db, person, { orcid, homepage, isPublic }, new Date());
        throw redirect('/account?done=own-page');
      case 'add-affiliation':
        await addAffiliation(db, person.id, organisationId);
        throw redirect('/account?done=own-page');
      case 'remove-affiliation':
        await removeAffiliation(db, person.id, organisationId);
        throw redirect('/account?done=own-page');
      case 'password': {
        const keep = (await recognise(request))?.sessionHash ?? null;
        closeSockets(await changePassword(db, person.id, { current, next: password }, keep));
        throw redirect('/account?done=password');
      }
      case 'end-session': {
        const ended = await endOwnSession(db, person.id, id);
        if (ended) closeSockets([ended]);
        throw redirect('/account?done=session');
      }
      case 'create-token':
        return { problem: undefined, token: await createApiToken(db, person.id, tokenName) };
      case 'revoke-token':
        await revokeApiToken(db, person.id, id);
        // a socket does not know its token: all of the person's ask again, and those with a session come back
        disconnectLive({ personId: person.id }, 'roleChanged');
        throw redirect('/account?done=token');
      case 'revoke-feed':
        await revokeFeedAddress(db, person, id);
        throw redirect('/account?done=feed');
      default:
        throw new AppError('bad_input', 'This page has no such button. Reload it and try again.');
    }
  });
}

const doneTexts: Record<string, string> = {
  profile: 'Your details are saved.',
  'own-page': 'Your page is saved.',
  password: 'Your password is changed. Your other devices are signed out.',
  session: 'The session has ended.',
  token: 'The token is revoked.',
  feed: 'The feed address is revoked: whoever reads it finds nothing there.',
};

export default function AccountPage() {
  const { person, page, sessions, tokens, feeds, timeZones, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem;
  const problemOf = (intent: string) => (problem?.values.intent === intent ? problem : undefined);
  const doneText = doneTexts[done ?? ''];
  return (
    <Page title={person.name} lede={`${person.email} · ${communityRoleWords[person.role]}`} narrow>
      <FormNotice problem={problem} />
      {doneText && !answer && <Notice tone="good">{doneText}</Notice>}
      <section className="section" aria-labelledby="details">
        <h2 id="details" className="group-title">
          Details
        </h2>
        <ProfileForm person={person} timeZones={timeZones} problem={problemOf('profile')} />
      </section>
      <section className="section" aria-labelledby="own-page">
        <h2 id="own-page" className="group-title">
          Your page
        </h2>
        <OwnPageForm page={page} problemOf={problemOf} />
      </section>
      <section className="section" aria-labelledby="password-part">
        <h2 id="password-part" className="group-title">
          Password
        </h2>
        <PasswordForm email={person.email} problem={problemOf('password')} />
      </section>
      <section className="section" aria-labelledby="sessions">
        <h2 id="sessions" className="group-title">
          Where you are signed in
        </h2>
        <SessionList sessions={sessions} />
      </section>
      <section className="section" aria-labelledby="tokens">
        <h2 id="tokens" className="group-title">
          API tokens
        </h2>
        <p className="muted">
          A token lets a script act as you: send it as <code>Authorization: Bearer TOKEN</code>.
        </p>
        <TokenList
          tokens={tokens}
          fresh={answer && 'token' in answer ? answer.token : null}
          problem={problemOf('create-token')}
        />
      </section>
      <section className="section" aria-labelledby="feeds">
        <h2 id="feeds" className="group-title">
          Feed addresses
        </h2>
        <p className="muted">A private address lets a calendar or a feed reader see a list of calls as you do.</p>
        <FeedList feeds={feeds} />
      </section>
    </Page>
  );
}
