import { makePackage } from '#app/pdf/package/make-package.server.ts';
import type { OnExport } from '#app/pdf/progress.ts';
import type { Database } from '#prisma/client.server.ts';
import { readAttachments } from '../attachments/attachments.server.ts';
import { heldAssets } from '../pictures/held-pictures.server.ts';
import { badField } from '../proposal-input.ts';
import { readNotes } from './read-choice.ts';
import { proposalToSet } from './set-proposal.server.ts';

/**
 * The package of a proposal as an address asks for it, until `signal` calls it off; bad_input where it asks for notes,
 * which no funder should read. Asks nobody's leave: the caller does.
 */
export async function packProposal(
  db: Database,
  proposalId: string,
  asked: URLSearchParams,
  signal: AbortSignal,
  onProgress: OnExport | null = null,
) {
  if (readNotes(asked.get('notes')) !== 'none')
    throw badField('notes', 'The package is what the funder gets, so it has no notes beside its text. Leave out "notes", or take one PDF with them.'); // prettier-ignore
  const { file, choice, date, set } = await proposalToSet(db, proposalId, asked, signal, onProgress);
  const whole = { ...file, assets: await heldAssets(db, proposalId, file) };
  const supporting = await readAttachments(db, proposalId);
  const made = await makePackage({
    file: whole,
    ...choice,
    supporting,
    date,
    set,
    signal,
    onProgress: onProgress ?? undefined,
  });
  return { title: file.title, ...made };
}
