import type { DocumentFile } from '#app/document/file.ts';
import { profiles, type ProfileId } from '#app/pdf/profiles.ts';
import type { Database } from '#prisma/client.server.ts';
import { loadDocumentFile } from './document-file.server.ts';
import { heldPictures } from './pictures/held-pictures.server.ts';
import { rememberPages } from './page-counts.server.ts';
import { badField } from './proposal-input.ts';
import { getTemplate } from './templates/index.ts';

/**
 * Sets a proposal as a PDF from what is on disk. Without a profile, its template's; an unknown one is bad_input naming
 * the known ones. The typesetter is loaded at first use: most requests never need it.
 */
export async function exportProposal(db: Database, proposalId: string, asked: string | null) {
  const profile = asked === null ? null : readProfile(asked);
  const file = await loadDocumentFile(db, proposalId);
  const { exportDocument } = await import('#app/pdf/export-document.server.ts');
  const used = profile ?? defaultProfile(file);
  const result = await exportDocument(file, used, {
    rules: getTemplate(file.template)?.sections ?? [],
    pictures: await heldPictures(db, proposalId, file),
  });
  if (used === defaultProfile(file)) rememberPages(proposalId, result);
  return { file, ...result };
}

function defaultProfile(file: DocumentFile): ProfileId {
  return getTemplate(file.template)?.profile ?? 'a4';
}

function readProfile(asked: string): ProfileId {
  const known = Object.keys(profiles) as ProfileId[];
  const profile = known.find((id) => id === asked);
  if (!profile)
    throw badField('profile', `There is no profile "${asked.slice(0, 40)}". Known ones: ${known.join(', ')}.`);
  return profile;
}
