import { AppError } from '#app/errors.ts';
import { notifyAccessChanged } from '#app/proposals/live.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { closeSockets } from './close-sockets.server.ts';
import { asCommunityRole } from './community-role.ts';
import { createInvitation } from './invitation.server.ts';
import { changeRole, disablePerson, enablePerson } from './people.server.ts';
import { createReset } from './reset.server.ts';

export type PeopleForm = { intent: string; id: string; email: string; role: string };

/** Does what a button of the people page asks; returns the path of a link to show once, where it made one. */
export async function doPeopleForm(
  db: Database,
  actorId: string,
  form: PeopleForm,
): Promise<{ label: string; path: string } | null> {
  switch (form.intent) {
    case 'invite': {
      const role = asCommunityRole(form.role);
      const email = form.email.trim() || null;
      const secret = await createInvitation(db, { createdById: actorId, email, role });
      const whom = email ? ` for ${email}` : '';
      return {
        label: `Invitation${whom}: send this link. It works once, for seven days.`,
        path: `/invitations/${secret}`,
      };
    }
    case 'reset': {
      const secret = await createReset(db, actorId, form.id);
      return { label: 'Reset link: send it to this person. It works once, for seven days.', path: `/reset/${secret}` };
    }
    case 'make-admin':
    case 'make-curator':
    case 'make-member':
      await changeRole(db, actorId, form.id, asCommunityRole(form.intent.slice('make-'.length)));
      notifyAccessChanged({ personId: form.id });
      return null;
    case 'disable':
      closeSockets(await disablePerson(db, actorId, form.id));
      notifyAccessChanged({ personId: form.id });
      return null;
    case 'enable':
      await enablePerson(db, actorId, form.id);
      return null;
    default:
      throw new AppError('bad_input', 'This page has no such button. Reload it and try again.');
  }
}
