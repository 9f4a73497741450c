import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { answerForm, formFields } from '#app/form.server.ts';
import { Button } from '#app/ui/button.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import { getPerson } from '../current-person.server.ts';
import { DeadLink, deadLinkStatus } from '../dead-link.tsx';
import { acceptAsNewPerson, acceptAsPerson, invitationHolds } from '../invitation.server.ts';
import { NewPersonFields } from '../new-person-fields.tsx';
import { readLink } from '../one-time-link.server.ts';
import { privatePageHeaders } from '../private-page.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Invitation') }];
export const headers = privatePageHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const db = getDb();
  const token = params.token ?? '';
  const { state, link } = await readLink(db, 'invitation', token);
  if (state !== 'open') return data({ state, offer: null }, { status: deadLinkStatus(state) });
  if (!(await invitationHolds(db, link))) {
    return data({ state: 'withdrawn' as const, offer: null }, { status: deadLinkStatus('withdrawn') });
  }
  const person = await getPerson(request);
  return data({
    state,
    offer: {
      from: link.createdBy?.name ?? null,
      admin: link.role === 'admin',
      proposal: link.proposal && { title: link.proposal.title, role: link.proposalRole },
      email: link.email,
      person: person && { name: person.name, email: person.email },
      path: `/invitations/${token}`,
    },
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const token = params.token ?? '';
  const { password, ...typed } = await formFields(request, 'name', 'email', 'password');
  const person = await getPerson(request);
  return answerForm(typed, async () => {
    if (person) throw redirect(await acceptAsPerson(getDb(), token, person.id));
    const input = { ...typed, password };
    const joined = await acceptAsNewPerson(getDb(), token, input, request.headers.get('User-Agent'));
    throw redirect(joined.to, { headers: { 'Set-Cookie': joined.cookie } });
  });
}

export default function InvitationPage() {
  const { state, offer } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  if (!offer) return <DeadLink state={state} />;
  return (
    <Page title={offer.proposal ? offer.proposal.title : 'Join Callboard'} lede={<Offer {...offer} />} narrow>
      <Form method="post" className="form">
        <FormNotice problem={problem} />
        {offer.person ? (
          <p>
            You are signed in as <strong>{offer.person.name}</strong> ({offer.person.email}) and accept as such.
          </p>
        ) : (
          <>
            <p>
              Have an account already? <Link to={`/sign-in?to=${encodeURIComponent(offer.path)}`}>Sign in</Link>, and
              you come back here. Otherwise make one:
            </p>
            <NewPersonFields problem={problem} fixedEmail={offer.email} />
          </>
        )}
        <div className="actions">
          <Button variant="primary" type="submit">
            {offer.person ? 'Accept' : 'Make my account and accept'}
          </Button>
        </div>
      </Form>
    </Page>
  );
}

type OfferProps = { from: string | null; admin: boolean; proposal: { role: string | null } | null };

function Offer({ from, admin, proposal }: OfferProps) {
  const who = from ?? 'The operator of this site';
  if (proposal) return <>{`${who} invites you to work on this proposal as ${proposal.role}.`}</>;
  return <>{`${who} invites you to this community as ${admin ? 'an administrator' : 'a member'}.`}</>;
}
