import { audit } from '#app/accounts/audit.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { authorizeProposal, type Person } from './authorize-proposal.server.ts';
import { readTitle } from './proposal-input.ts';

/** Gives the proposal another title, 1 to 300 characters; returns it as stored. */
export async function renameProposal(db: Database, actor: Person, proposalId: string, value: unknown): Promise<string> {
  return db.$transaction(async (tx) => {
    await authorizeProposal(tx, actor, proposalId, 'proposal.manage');
    const title = readTitle(value);
    await tx.proposal.update({ where: { id: proposalId }, data: { title } });
    await audit(tx, actor.id, 'proposal.rename', { kind: 'proposal', id: proposalId });
    return title;
  });
}
