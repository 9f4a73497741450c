import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { privatePageHeaders } from '#app/accounts/private-page.ts';
import { asResponse } from '#app/respond.server.ts';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import { readUnsubscribe } from '../unsubscribe.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Unsubscribe') }];
export const headers = privatePageHeaders;

const read = (request: Request) => readUnsubscribe(getDb(), new URL(request.url).searchParams, new Date());

/** Looking changes nothing: programs follow the links of a mail before people do. */
export async function loader({ request }: LoaderFunctionArgs) {
  return asResponse(async () => {
    const { about, isOn } = await read(request);
    return { about, isOn };
  });
}

/** The button, and what mail programs post by themselves (RFC 8058): the signature stands for the person. */
export async function action({ request }: ActionFunctionArgs) {
  return asResponse(async () => {
    const { about, stop } = await read(request);
    await stop();
    return { stopped: about };
  });
}

export default function UnsubscribePage() {
  const { about, isOn } = useLoaderData<typeof loader>();
  const stopped = useActionData<typeof action>()?.stopped;
  return (
    <Page title="Unsubscribe" narrow>
      {stopped ? (
        <Notice tone="good">Done: there is no more {stopped}.</Notice>
      ) : isOn ? (
        <Form method="post">
          <p>This stops {about}.</p>
          <p>
            <Button variant="primary">Unsubscribe</Button>
          </p>
        </Form>
      ) : (
        <Notice>There is no {about} any more. Nothing is left to stop.</Notice>
      )}
      <p className="muted">
        You can change it at any time under <Link to="/following/settings">When you hear from us</Link> and{' '}
        <Link to="/following">Following</Link>.
      </p>
    </Page>
  );
}
