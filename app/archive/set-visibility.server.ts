import { audit } from '#app/accounts/audit.server.ts';
import { AppError } from '#app/errors.ts';
import { authorizeProposal, type Person } from '#app/proposals/authorize-proposal.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { visibilities } from './visibilities.ts';

/** Publishes a record, or takes it back. `conflict` where nothing was submitted yet. */
export async function setVisibility(db: Database, person: Person, proposalId: string, asked: string): Promise<void> {
  await db.$transaction(async (tx) => {
    await authorizeProposal(tx, person, proposalId, 'proposal.publish');
    const visibility = visibilities.find((known) => known.id === asked)?.id;
    if (!visibility) {
      const message = 'Choose private, community or public.';
      throw new AppError('bad_input', message, { visibility: message });
    }
    const record = await tx.archiveRecord.findUnique({ where: { id: proposalId } });
    if (!record) throw new AppError('conflict', 'Record the submission first; then it can be published.');
    if (record.visibility === visibility) return;
    const publishedAt = visibility === 'public' ? new Date() : null;
    await tx.archiveRecord.update({ where: { id: proposalId }, data: { visibility, publishedAt } });
    await audit(
      tx,
      person.id,
      'record.visibility',
      { kind: 'proposal', id: proposalId },
      { from: record.visibility, to: visibility },
    );
  });
}
