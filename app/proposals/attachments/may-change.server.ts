import { AppError } from '#app/errors.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import { authorizeProposal, type Person } from '../authorize-proposal.server.ts';

/** Passes for those who write, while nothing was submitted; else AppError not_found, forbidden or conflict. */
export async function mayChangeAttachments(db: Database | Transaction, person: Person, proposalId: string) {
  await authorizeProposal(db, person, proposalId, 'proposal.write');
  const { stage } = await db.proposal.findUniqueOrThrow({ where: { id: proposalId }, select: { stage: true } });
  if (stage !== 'drafting')
    throw new AppError('conflict', 'This proposal was submitted, so its supporting PDFs stay as they were.');
}
