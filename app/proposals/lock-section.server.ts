import { audit } from '#app/accounts/audit.server.ts';
import { AppError } from '#app/errors.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import { authorizeProposal, type Person } from './authorize-proposal.server.ts';
import { notifyAccessChanged } from './live.server.ts';

/** Locks a section, so that nobody can write in it, or unlocks it. Open editors turn read-only within a second. */
export async function setSectionLocked(
  db: Database,
  actor: Person,
  proposalId: string,
  sectionId: string,
  locked: boolean,
): Promise<void> {
  await db.$transaction(async (tx) => {
    await authorizeProposal(tx, actor, proposalId, 'proposal.manage');
    const { count } = await tx.section.updateMany({ where: { id: sectionId, proposalId }, data: { locked } });
    if (count === 0) throw new AppError('not_found', 'This proposal has no such section. Reload the page.');
    const action = locked ? 'proposal.section.lock' : 'proposal.section.unlock';
    await audit(tx, actor.id, action, { kind: 'proposal', id: proposalId }, { sectionId });
  });
  notifyAccessChanged({ proposalId, sectionId });
}

/**
 * Locks every section, as a submission does: the frozen text is in the archive, and what is written after it should be
 * on purpose. Joins the caller's transaction; the caller calls `notifyAccessChanged({proposalId})` after it.
 */
export async function lockAllSections(tx: Transaction, proposalId: string): Promise<void> {
  await tx.section.updateMany({ where: { proposalId }, data: { locked: true } });
}
