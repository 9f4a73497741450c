import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { authorize } from '#app/accounts/authorize.ts';
import { requirePerson } from '#app/accounts/current-person.server.ts';
import { standingThing } from '#app/discussion/standing-thing.server.ts';
import { AppError } from '#app/errors.ts';
import { answerForm, formFields } from '#app/form.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { Page } from '#app/ui/page.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import { dropInterest, interestIn, setInterest } from '../interest/interest.server.ts';
import { InterestForm } from '../interest/interest-form.tsx';

export const meta: MetaFunction = () => [{ title: pageTitle('Say that you are interested') }];

/** The form by itself: where a note that could not be taken comes back. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  return asResponse(async () => {
    authorize(person, 'opportunity.interest');
    const call = await standingThing(getDb(), { kind: 'call', id: params.id ?? '' });
    return { call, mine: (await interestIn(getDb(), person, call.id)).mine };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const fields = await formFields(request, 'intent', 'note');
  return answerForm(fields, async () => {
    throw redirect(`/opportunities/${encodeURIComponent(await done(person, params.id ?? '', fields))}#interested`);
  });
}

type Asked = { intent: string; note: string };

function done(person: Parameters<typeof setInterest>[1], callId: string, { intent, note }: Asked): Promise<string> {
  if (intent === 'interested') return setInterest(getDb(), person, callId, note, new Date());
  if (intent === 'not-interested') return dropInterest(getDb(), person, callId);
  throw new AppError('bad_input', 'This page has no such button. Reload it and try again.');
}

export default function InterestPage() {
  const { call, mine } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  return (
    <Page title="Say that you are interested" lede={<Link to={`/opportunities/${call.id}`}>{call.title}</Link>} narrow>
      <InterestForm callId={call.id} mine={mine} problem={problem} />
    </Page>
  );
}
