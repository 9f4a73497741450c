import { Form } from '@remix-run/react';
import { formatDay } from '#app/opportunities/calendar-date.ts';
import { Button } from '#app/ui/button.tsx';
import type { OpenInvitation } from '../invitations.server.ts';
import { roleTexts } from '../roles.ts';

/** Invitations nobody has accepted yet, each with a way to take it back. */
export function OpenInvitations({ invitations }: { invitations: OpenInvitation[] }) {
  return (
    <section className="section" aria-labelledby="open-invitations">
      <h2 id="open-invitations">Invited, not here yet</h2>
      <ul className="rows">
        {invitations.map((invitation) => (
          <li key={invitation.id}>
            <span>
              {invitation.email}, {roleTexts[invitation.role].label.toLowerCase()}, until{' '}
              {formatDay(invitation.expiresAt.slice(0, 10))}
            </span>
            <Form method="post">
              <input type="hidden" name="intent" value="withdraw" />
              <input type="hidden" name="invitationId" value={invitation.id} />
              <Button small aria-label={`Withdraw the invitation of ${invitation.email}`}>
                Withdraw
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}
