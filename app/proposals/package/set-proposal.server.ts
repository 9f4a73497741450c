import type { DocumentFile } from '#app/document/file.ts';
import type { Setter } from '#app/pdf/package/set-files.ts';
import type { OnExport, Progress } from '#app/pdf/progress.ts';
import { exportQueue } from '#app/pdf/queue/export-queue.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { exportJob, ownProfile } from '../export-proposal.server.ts';
import { readChoice, readNotes, type Choice } from './read-choice.ts';

export type ToSet = { file: DocumentFile; choice: Choice; date: Date; set: Setter };

/**
 * A proposal as it is on disk, ready to be set as an address asks: in the process for exports, in its turn, until `signal`
 * calls it off; `onProgress` hears how far it is. The date is today's, so that the same text on the same day gives the same bytes.
 */
export async function proposalToSet(
  db: Database,
  proposalId: string,
  asked: URLSearchParams,
  signal: AbortSignal,
  onProgress: OnExport | null = null,
): Promise<ToSet> {
  const own = await exportJob(db, proposalId);
  const choice = readChoice(asked, ownProfile(own.file));
  const { family, profile } = choice;
  const notes = readNotes(asked.get('notes'));
  const date = new Date();
  date.setUTCHours(0, 0, 0, 0);
  const set: Setter = (section, place) => {
    const options = { ...own.options, date, family, notes, ...(section !== null && { section }) };
    const told = onProgress && ((progress: Progress) => onProgress({ ...progress, place }));
    return exportQueue().run({ ...own, profile, options }, signal, told, { key: proposalId });
  };
  return { file: own.file, choice, date, set };
}
