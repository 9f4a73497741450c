import { audit } from '#app/accounts/audit.server.ts';
import { assetsInTurn } from '#app/archive/asset-store.server.ts';
import { forgetFiles, releaseAssets } from '#app/archive/release-assets.server.ts';
import { AppError } from '#app/errors.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import type { Person } from '../authorize-proposal.server.ts';
import { readAttachmentTitle } from './attachment-title.ts';
import { listAttachments } from './attachments.server.ts';
import { mayChangeAttachments } from './may-change.server.ts';

/** Gives a supporting PDF another title. */
export async function renameAttachment(db: Database, person: Person, proposalId: string, id: string, value: string) {
  await db.$transaction(async (tx) => {
    await mayChangeAttachments(tx, person, proposalId);
    await present(tx, proposalId, id);
    await tx.proposalAttachment.update({ where: { id }, data: { title: readAttachmentTitle(value) } });
  });
}

/** Moves one up (-1) or down (1); at an end it stays. */
export async function moveAttachment(db: Database, person: Person, proposalId: string, id: string, by: -1 | 1) {
  await db.$transaction(async (tx) => {
    await mayChangeAttachments(tx, person, proposalId);
    await present(tx, proposalId, id);
    const order = (await listAttachments(tx, proposalId)).map((one) => one.id);
    const at = order.indexOf(id);
    const to = at + by;
    if (to < 0 || to >= order.length) return;
    [order[at], order[to]] = [order[to]!, order[at]!];
    for (const [position, one] of order.entries())
      await tx.proposalAttachment.update({ where: { id: one }, data: { position } });
  });
}

/** Removes one, and its bytes where nothing else has them. */
export async function removeAttachment(db: Database, person: Person, proposalId: string, id: string) {
  await assetsInTurn(async () => {
    const gone = await db.$transaction(async (tx) => {
      await mayChangeAttachments(tx, person, proposalId);
      const { sha256 } = await present(tx, proposalId, id);
      await tx.proposalAttachment.delete({ where: { id } });
      await audit(tx, person.id, 'proposal.detach', { kind: 'proposal', id: proposalId }, { sha256 });
      return releaseAssets(tx, [sha256]);
    });
    await forgetFiles(db, gone);
  });
}

async function present(tx: Transaction, proposalId: string, id: string) {
  const row = await tx.proposalAttachment.findFirst({ where: { id, proposalId } });
  if (!row)
    throw new AppError('conflict', 'A colleague removed this supporting PDF in the meantime. This is the list now.');
  return row;
}
