import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import type { AccountView } from './account-view.server.ts';

/** Where a person is signed in, each with a button that ends it. */
export function SessionList({ sessions }: { sessions: AccountView['sessions'] }) {
  return (
    <ul className="rows account-rows">
      {sessions.map((session) => (
        <li key={session.id}>
          <span>
            {session.device}
            {session.present && <span className="muted"> · this one</span>}
          </span>
          <span className="muted small">last used {session.lastSeen}</span>
          {session.present ? (
            <Form method="post" action="/sign-out">
              <Button type="submit">Sign out</Button>
            </Form>
          ) : (
            <Form method="post">
              <input type="hidden" name="intent" value="end-session" />
              <input type="hidden" name="id" value={session.id} />
              <Button type="submit" aria-label={`End the session of ${session.device}, last used ${session.lastSeen}`}>
                End
              </Button>
            </Form>
          )}
        </li>
      ))}
    </ul>
  );
}
