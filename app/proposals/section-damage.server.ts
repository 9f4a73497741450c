import { audit } from '#app/accounts/audit.server.ts';
import { sectionRoom } from '#app/document/wire.ts';
import { AppError } from '#app/errors.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import { authorizeProposal, type Person } from './authorize-proposal.server.ts';
import { notifyAccessChanged } from './live.server.ts';
import { aside } from './log-rooms.ts';

/** Which of these sections have words in the log that cannot be read and that nobody has decided to go on without. */
export async function damagedSections(db: Database | Transaction, sectionIds: string[]): Promise<Set<string>> {
  const rooms = sectionIds.map((id) => aside.damaged + sectionRoom(id));
  const where = { room: { in: rooms } };
  const parts = [
    ...(await db.syncUpdate.groupBy({ by: ['room', 'epoch'], where })),
    ...(await db.syncSnapshot.groupBy({ by: ['room', 'epoch'], where })),
  ];
  if (parts.length === 0) return new Set();
  const sections = await db.section.findMany({ where: { id: { in: sectionIds } }, select: { id: true, epoch: true } });
  const isDamaged = ({ id, epoch }: { id: string; epoch: number }) =>
    parts.some((part) => part.room === aside.damaged + sectionRoom(id) && part.epoch === epoch);
  return new Set(sections.filter(isDamaged).map((section) => section.id));
}

/**
 * Lets a team go on without what cannot be read of a section; its bytes stay in the log under another name. The section
 * gets a new epoch, because browsers may still have what the server lost, and the two must not be taken for one text.
 */
export async function acceptDamage(db: Database, actor: Person, proposalId: string, sectionId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    await authorizeProposal(tx, actor, proposalId, 'proposal.manage');
    const section = await tx.section.findFirst({ where: { id: sectionId, proposalId }, select: { epoch: true } });
    if (!section) throw new AppError('not_found', 'This proposal has no such section. Reload the page.');
    if (!(await damagedSections(tx, [sectionId])).has(sectionId))
      throw new AppError('conflict', 'Nothing of this section is damaged any more. Reload the page.');
    const room = sectionRoom(sectionId);
    const [damaged, lost] = [aside.damaged + room, aside.lost + room];
    await tx.$executeRaw`UPDATE SyncUpdate SET room = ${lost} WHERE room = ${damaged}`;
    await tx.$executeRaw`UPDATE OR REPLACE SyncSnapshot SET room = ${lost} WHERE room = ${damaged}`;
    const epoch = section.epoch + 1;
    const kept = { where: { room, epoch: section.epoch }, data: { epoch } };
    await tx.syncUpdate.updateMany(kept);
    await tx.syncSnapshot.updateMany(kept);
    await tx.section.update({ where: { id: sectionId }, data: { epoch } });
    await audit(
      tx,
      actor.id,
      'proposal.section.accept-damage',
      { kind: 'proposal', id: proposalId },
      { sectionId, epoch },
    );
  });
  notifyAccessChanged({ proposalId, sectionId });
}
