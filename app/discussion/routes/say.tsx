import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { authorize } from '#app/accounts/authorize.ts';
import { requirePerson } from '#app/accounts/current-person.server.ts';
import { AppError } from '#app/errors.ts';
import { answerForm, formFields } from '#app/form.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { Page } from '#app/ui/page.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import { say } from '../say.server.ts';
import { SayForm } from '../say-form.tsx';
import { standingThing } from '../standing-thing.server.ts';
import { anchorOf, readThingKind, thingPath, type Thing } from '../thing.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Write a message') }];

/** The form by itself: where a message that could not be taken comes back with what was typed. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  return asResponse(async () => {
    authorize(person, 'discussion.write');
    return { thing: await standingThing(getDb(), thingOf(params)) };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const fields = await formFields(request, 'text', 'answersId');
  return answerForm(fields, async () => {
    const { id, thing } = await say(getDb(), person, thingOf(params), fields, new Date());
    throw redirect(`${thingPath(thing)}#${anchorOf(id)}`);
  });
}

function thingOf({ kind = '', id = '' }: { kind?: string; id?: string }): Thing {
  const known = readThingKind(kind);
  if (!known) throw new AppError('not_found', 'There is no discussion at this address.');
  return { kind: known, id };
}

export default function SayPage() {
  const { thing } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  return (
    <Page title="Write a message" lede={<Link to={thingPath(thing)}>{thing.title}</Link>} narrow>
      <SayForm thing={thing} answersId={problem?.values.answersId ?? ''} problem={problem} />
    </Page>
  );
}
