import type { DocumentFile } from '#app/document/file.ts';
import type { ExportResult } from '#app/pdf/export-document.server.ts';
import { exportQueue } from '#app/pdf/queue/export-queue.server.ts';
import { isProfileId, profiles, type ProfileId } from '#app/pdf/profiles.ts';
import { loadDocumentFile } from '#app/proposals/document-file.server.ts';
import { heldPictures } from '#app/proposals/pictures/held-pictures.server.ts';
import { readInTurn } from '#app/proposals/read-in-turn.server.ts';
import { getTemplate } from '#app/proposals/templates/index.ts';
import { AppError } from '#app/errors.ts';
import type { Database } from '#prisma/client.server.ts';

/** The profile asked for, or the template's own; `bad_input` for an unknown one. */
export function chooseProfile(asked: string, template: string): ProfileId {
  if (!asked) return getTemplate(template)?.profile ?? 'a4';
  if (isProfileId(asked)) return asked;
  const message = `There is no format "${asked.slice(0, 40)}". Known ones: ${Object.keys(profiles).join(', ')}.`;
  throw new AppError('bad_input', message, { profile: message });
}

export type Frozen = ExportResult & { file: DocumentFile; profile: ProfileId };

/**
 * Sets a proposal as it is on disk. The date of submission stands in the file in place of the clock, so that the same
 * text on the same day gives the same bytes. It is set in a process of its own.
 */
export async function freezeProposal(
  db: Database,
  proposalId: string,
  options: { profile: string; submittedOn: string },
): Promise<Frozen> {
  const { file, pictures } = await readInTurn(async () => {
    const file = await loadDocumentFile(db, proposalId);
    return { file, pictures: await heldPictures(db, proposalId, file) };
  });
  const profile = chooseProfile(options.profile, file.template);
  const date = new Date(`${options.submittedOn}T00:00:00Z`);
  const rules = getTemplate(file.template)?.sections ?? [];
  const asked = { date, rules, pictures };
  const job = { kind: 'export', file, profile, options: asked } as const;
  return { file, profile, ...(await exportQueue().run(job, null, null, { key: proposalId })) };
}
