import type { Database } from '#prisma/client.server.ts';
import type { Person } from '../authorize-proposal.server.ts';
import { badField } from '../proposal-input.ts';
import { addAttachment } from './add-attachment.server.ts';
import { moveAttachment, removeAttachment, renameAttachment } from './change-attachments.server.ts';

/** What the forms for supporting PDFs ask for, by their field `intent`; `bad_input` for anything else. */
export async function attachmentAction(
  db: Database,
  person: Person,
  proposalId: string,
  form: FormData,
  signal: AbortSignal,
) {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const id = text('attachment');
  switch (text('intent')) {
    case 'attach': {
      const file = form.get('file');
      if (!(file instanceof File) || file.name === '') throw badField('file', 'Choose a PDF on your computer.');
      return addAttachment(db, person, proposalId, file, text('title'), signal);
    }
    case 'rename':
      return renameAttachment(db, person, proposalId, id, text('title'));
    case 'up':
      return moveAttachment(db, person, proposalId, id, -1);
    case 'down':
      return moveAttachment(db, person, proposalId, id, 1);
    case 'remove':
      return removeAttachment(db, person, proposalId, id);
    default:
      throw badField('intent', 'This form is not known here. Load the page again.');
  }
}
