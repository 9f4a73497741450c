import { assetsInTurn } from '#app/archive/asset-store.server.ts';
import { forgetFiles, releaseAssets } from '#app/archive/release-assets.server.ts';
import { audit } from '#app/accounts/audit.server.ts';
import { sectionRoom } from '#app/document/wire.ts';
import { AppError } from '#app/errors.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import { authorizeProposal, proposalNotFound, type Person } from './authorize-proposal.server.ts';
import { notifyAccessChanged } from './live.server.ts';
import { logRooms } from './log-rooms.ts';
import { badField } from './proposal-input.ts';

/**
 * Deletes a proposal with its text, pictures and supporting PDFs for good. Only a lead, only with the title typed as it is, and only while nothing
 * of it was submitted: from then on it belongs to the record.
 */
export async function deleteProposal(db: Database, actor: Person, proposalId: string, typed: unknown): Promise<void> {
  await assetsInTurn(async () => {
    const gone = await db.$transaction((tx) => deleteRows(tx, actor, proposalId, typed));
    await forgetFiles(db, gone);
  });
  notifyAccessChanged({ proposalId });
}

/** Returns the kept files that nothing names any more. */
async function deleteRows(tx: Transaction, actor: Person, proposalId: string, typed: unknown): Promise<string[]> {
  await authorizeProposal(tx, actor, proposalId, 'proposal.delete');
  const proposal = await tx.proposal.findUnique({
    where: { id: proposalId },
    select: {
      title: true,
      stage: true,
      sections: { select: { id: true } },
      assets: { select: { sha256: true } },
      attachments: { select: { sha256: true } },
      _count: { select: { submissions: true } },
    },
  });
  if (!proposal) throw proposalNotFound();
  if (proposal.stage !== 'drafting' || proposal._count.submissions > 0) {
    throw new AppError('conflict', 'This proposal was submitted, so it belongs to the record and cannot be deleted.');
  }
  if (typeof typed !== 'string' || typed.replace(/\s+/gu, ' ').trim() !== proposal.title) {
    throw badField('title', 'Type the title exactly as it is, to be sure that this is the proposal you mean.');
  }
  const sections = proposal.sections.flatMap((section) => logRooms(sectionRoom(section.id)));
  const rooms = [`proposal:${proposalId}`, ...sections];
  await tx.syncUpdate.deleteMany({ where: { room: { in: rooms } } });
  await tx.syncSnapshot.deleteMany({ where: { room: { in: rooms } } });
  await tx.syncClient.deleteMany({ where: { room: { in: rooms } } });
  await tx.proposal.delete({ where: { id: proposalId } });
  await audit(tx, actor.id, 'proposal.delete', { kind: 'proposal', id: proposalId });
  const held = [...proposal.assets, ...proposal.attachments];
  return releaseAssets(
    tx,
    held.map(({ sha256 }) => sha256),
  );
}
