import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { requirePerson } from '#app/accounts/current-person.server.ts';
import { AppError } from '#app/errors.ts';
import { answerForm, formFields } from '#app/form.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import { editMessage, managedMessage, removeMessage } from '../manage-message.server.ts';
import { standingThing } from '../standing-thing.server.ts';
import { anchorOf, thingPath } from '../thing.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('A message') }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  return asResponse(async () => {
    const { id, text, thing, mayEdit } = await managedMessage(getDb(), person, params.id ?? '');
    return { id, text, mayEdit, thing: await standingThing(getDb(), thing) };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const fields = await formFields(request, 'intent', 'text', 'reason');
  return answerForm(fields, async () => {
    const [db, id, now] = [getDb(), params.id ?? '', new Date()];
    if (fields.intent !== 'edit' && fields.intent !== 'remove') {
      throw new AppError('bad_input', 'This page has no such button. Reload it and try again.');
    }
    const { thing } =
      fields.intent === 'edit'
        ? await editMessage(db, person, id, fields.text, now)
        : await removeMessage(db, person, id, fields.reason, now);
    throw redirect(`${thingPath(thing)}#${anchorOf(id)}`);
  });
}

export default function MessagePage() {
  const { id, text, mayEdit, thing } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const back = `${thingPath(thing)}#${anchorOf(id)}`;
  return (
    <Page title={mayEdit ? 'Your message' : 'Remove a message'} lede={<Link to={back}>{thing.title}</Link>} narrow>
      <FormNotice problem={problem} />
      {mayEdit ? (
        <Form method="post" className="form">
          <TextArea
            label="Message"
            name="text"
            rows={8}
            required
            hint="It is marked as edited for all who read it."
            defaultValue={problem?.values.text || text}
            error={problem?.fields.text}
          />
          <div className="actions">
            <Button variant="primary" name="intent" value="edit">
              Save
            </Button>
          </div>
        </Form>
      ) : (
        <blockquote className="message-text">{text}</blockquote>
      )}
      <Form method="post" className="form section">
        {mayEdit ? (
          <p>Or remove it. Its place stays in the discussion with the word that it was removed; its text is gone.</p>
        ) : (
          <Field
            label="Why it is removed"
            name="reason"
            required
            maxLength={200}
            hint="Everybody who reads the discussion sees this."
            defaultValue={problem?.values.reason}
            error={problem?.fields.reason}
          />
        )}
        <div className="actions">
          <Button variant="danger" name="intent" value="remove">
            Remove the message
          </Button>
        </div>
      </Form>
    </Page>
  );
}
