import { can, type Actor } from '#app/accounts/can.ts';
import { AppError } from '#app/errors.ts';
import { proposalRole } from '#app/proposals/access.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { entrySelect, readVisibility, toEntry } from './entry.server.ts';
import type { ArchiveEntry } from './record.ts';

const notFound = () =>
  new AppError('not_found', 'There is no such record in the archive, or its team has not published it.');

export type RecordView = { entry: ArchiveEntry; onTeam: boolean };

/** One record as a viewer may see it; `not_found` also where it is private, so that its existence stays private. */
export async function getRecord(db: Database, viewer: Actor, id: string): Promise<RecordView> {
  const row = await db.archiveRecord.findUnique({ where: { id }, select: entrySelect });
  if (!row) throw notFound();
  const role = row.proposalId ? await proposalRole(db, viewer?.id ?? null, row.proposalId) : null;
  if (!can(viewer, 'archive.read', { visibility: readVisibility(row.visibility), role })) throw notFound();
  return { entry: toEntry(row), onTeam: role !== null };
}

export type FrozenPdf = { sha256: string; submittedOn: string; pages: number; title: string };

/**
 * The frozen PDF of a record the viewer may see: the latest, or for the team also an earlier one by its submission's id.
 * `not_found` where there is none.
 */
export async function getFrozenPdf(
  db: Database,
  viewer: Actor,
  id: string,
  submissionId: string | null,
): Promise<FrozenPdf> {
  const { entry, onTeam } = await getRecord(db, viewer, id);
  if (submissionId !== null && !onTeam) throw notFound();
  const submission = await db.submission.findFirst({
    where: { proposalId: id, ...(submissionId === null ? {} : { id: submissionId }) },
    orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
    select: { pdfSha256: true, submittedOn: true, pages: true },
  });
  if (!submission) throw new AppError('not_found', 'No PDF was frozen for this record. Its page says what is known.');
  const { pdfSha256, submittedOn, pages } = submission;
  return { sha256: pdfSha256, submittedOn, pages, title: entry.title };
}
