import { setProposalProject } from '#app/community/proposal-project.server.ts';
import type { ProposalRole } from '#app/document/wire.ts';
import type { Database } from '#prisma/client.server.ts';
import { addMember } from './add-member.server.ts';
import type { Person } from './authorize-proposal.server.ts';
import { changeRole } from './change-role.server.ts';
import { deleteProposal } from './delete-proposal.server.ts';
import { withdrawInvitation } from './invitations.server.ts';
import { badField } from './proposal-input.ts';
import { removeMember } from './remove-member.server.ts';

export type Invited = { email: string; role: ProposalRole; link: string };

/**
 * Does what a form of the team page asks for by its `intent`, and says which page comes next; an invitation's link
 * comes back to be shown once. `base` is the address of this site.
 */
export async function teamAction(
  db: Database,
  person: Person,
  proposalId: string,
  form: FormData,
  base: string,
): Promise<{ to: string; invited?: Invited }> {
  const to = `/proposals/${proposalId}/team`;
  const personId = String(form.get('personId') ?? '');
  switch (form.get('intent')) {
    case 'add': {
      const added = await addMember(db, person, proposalId, { email: form.get('email'), role: form.get('role') });
      if (added.status === 'added') return { to };
      return { to, invited: { email: added.email, role: added.role, link: base + added.path } };
    }
    case 'role':
      await changeRole(db, person, proposalId, personId, form.get('role'));
      return { to };
    case 'remove':
      await removeMember(db, person, proposalId, personId);
      return { to: personId === person.id ? '/proposals' : to };
    case 'project':
      await setProposalProject(db, person, proposalId, form.get('projectId'));
      return { to };
    case 'withdraw':
      await withdrawInvitation(db, person, proposalId, String(form.get('invitationId') ?? ''));
      return { to };
    case 'delete':
      await deleteProposal(db, person, proposalId, form.get('title'));
      return { to: '/proposals' };
    default:
      throw badField('intent', 'The form was not understood. Reload the page and try again.');
  }
}
