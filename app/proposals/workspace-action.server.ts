import type { Database } from '#prisma/client.server.ts';
import type { Person } from './authorize-proposal.server.ts';
import { checkPages } from './check-pages.server.ts';
import { setSectionLocked } from './lock-section.server.ts';
import { badField } from './proposal-input.ts';
import { renameProposal } from './rename-proposal.server.ts';
import { acceptDamage } from './section-damage.server.ts';

/** Does what a form of the workspace asks for by its `intent`; a check of the pages gives its findings back. */
export async function workspaceAction(db: Database, person: Person, proposalId: string, form: FormData) {
  const intent = form.get('intent');
  switch (intent) {
    case 'rename':
      await renameProposal(db, person, proposalId, form.get('title'));
      return null;
    case 'lock':
    case 'unlock':
      await setSectionLocked(db, person, proposalId, String(form.get('sectionId') ?? ''), intent === 'lock');
      return null;
    case 'accept-damage':
      await acceptDamage(db, person, proposalId, String(form.get('sectionId') ?? ''));
      return null;
    case 'check':
      return checkPages(db, person, proposalId);
    default:
      throw badField('intent', 'The form was not understood. Reload the page and try again.');
  }
}
