import { countWords } from '#app/document/count-words.ts';
import type { DocumentFile } from '#app/document/file.ts';
import type { ProfileId } from '#app/pdf/profiles.ts';
import { exportQueue } from '#app/pdf/queue/export-queue.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { loadDocumentFile } from './document-file.server.ts';
import { rememberPages, type PageCounts } from './page-counts.server.ts';
import { readProfile } from './package/read-choice.ts';
import { heldFacts, heldPictures } from './pictures/held-pictures.server.ts';
import { readInTurn } from './read-in-turn.server.ts';
import { getTemplate } from './templates/index.ts';

/**
 * Sets a proposal as a PDF from what is on disk, in a process of its own. Without a profile, its template's; an unknown one
 * is bad_input naming the known ones, and so are unknown `askedNotes`. Who goes away calls it off by `signal`.
 */
export async function exportProposal(
  db: Database,
  proposalId: string,
  asked: string | null,
  signal: AbortSignal | null = null,
) {
  const profile = asked === null ? null : readProfile(asked);
  const job = await exportJob(db, proposalId, profile);
  const result = await exportQueue().run(job, signal, null, { key: proposalId });
  if (job.profile === ownProfile(job.file)) rememberPages(proposalId, result);
  return { file: job.file, ...result };
}

/** What has to be set to export a proposal as it is on disk: in its template's profile, or in the one given. */
export async function exportJob(db: Database, proposalId: string, profile: ProfileId | null = null) {
  const { file, pictures } = await loadForPaper(db, proposalId);
  const rules = getTemplate(file.template)?.sections ?? [];
  const options = { rules, pictures };
  return { kind: 'export' as const, file, profile: profile ?? ownProfile(file), options };
}

export type LiveCounts = PageCounts & { words: Record<string, number> };

/** Pages and words of each section in the proposal's own format, as it is on disk. Makes no PDF. */
export async function countProposal(
  db: Database,
  proposalId: string,
  signal: AbortSignal | null = null,
): Promise<LiveCounts> {
  const { file, facts } = await readInTurn(async () => {
    const file = await loadDocumentFile(db, proposalId);
    return { file, facts: await heldFacts(db, proposalId, file) };
  });
  const options = { rules: getTemplate(file.template)?.sections ?? [], facts };
  const job = { kind: 'count', file, profile: ownProfile(file), options } as const;
  const counts = await exportQueue().run(job, signal, null, { key: proposalId });
  const words = Object.fromEntries(file.sections.map(({ key, blocks }) => [key, countWords(blocks)]));
  return { ...rememberPages(proposalId, counts), words };
}

/** The text and its pictures as they are on disk. */
const loadForPaper = (db: Database, proposalId: string) =>
  readInTurn(async () => {
    const file = await loadDocumentFile(db, proposalId);
    return { file, pictures: await heldPictures(db, proposalId, file) };
  });

/** The profile that a document's template asks for. */
export function ownProfile(file: Pick<DocumentFile, 'template'>): ProfileId {
  return getTemplate(file.template)?.profile ?? 'a4';
}
