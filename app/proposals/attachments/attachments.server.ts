import { readAsset } from '#app/archive/asset-store.server.ts';
import { AppError } from '#app/errors.ts';
import type { Supporting } from '#app/pdf/package/package-entries.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';

export type Attachment = {
  id: string;
  title: string;
  fileName: string;
  pages: number;
  bytes: number;
  notices: string[];
};

/** The supporting PDFs of a proposal in their order. Asks nobody's leave: the caller does. */
export async function listAttachments(db: Database | Transaction, proposalId: string): Promise<Attachment[]> {
  const rows = await db.proposalAttachment.findMany({
    where: { proposalId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    include: { asset: { select: { size: true } } },
  });
  return rows.map(({ id, title, fileName, pages, notices, asset }) => {
    return { id, title, fileName, pages, notices: JSON.parse(notices) as string[], bytes: asset.size };
  });
}

/** The same with their bytes, as a package takes them. `unavailable` where a file is gone or altered. */
export async function readAttachments(db: Database, proposalId: string): Promise<Supporting[]> {
  const rows = await db.proposalAttachment.findMany({
    where: { proposalId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  });
  const read: Supporting[] = [];
  for (const { title, pages, sha256 } of rows) read.push({ title, pages, bytes: await readAsset(sha256) });
  return read;
}

/** One of them by its id, with its bytes; `not_found` where the proposal has it not. */
export async function readAttachment(db: Database, proposalId: string, id: string) {
  const row = await db.proposalAttachment.findFirst({ where: { id, proposalId } });
  if (!row) throw new AppError('not_found', 'This proposal has no such supporting PDF any more. Load the page again.');
  return { fileName: row.fileName, bytes: await readAsset(row.sha256) };
}
