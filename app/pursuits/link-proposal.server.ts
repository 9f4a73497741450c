import type { Actor } from '#app/accounts/can.ts';
import { AppError } from '#app/errors.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import { authorizePursuit, holdPursuit } from './authorize-pursuit.server.ts';

/**
 * Makes a proposal the one that came of a pursuit. `conflict` where the team has not decided to go, or has one already.
 * Nothing in the log tells of it: whether there is a proposal is known to its team alone.
 */
export async function linkProposal(
  tx: Transaction,
  actor: Actor,
  pursuitId: string,
  proposal: { id: string; opportunityId: string | null },
): Promise<void> {
  await holdPursuit(tx, pursuitId);
  const pursuit = await authorizePursuit(tx, actor, pursuitId);
  if (pursuit.opportunityId !== proposal.opportunityId) {
    throw new AppError(
      'bad_input',
      'This pursuit is of another call. Start the proposal from the page of the pursuit.',
    );
  }
  if (pursuit.state !== 'go') {
    throw new AppError(
      'conflict',
      'The team has not decided to go for this call. Decide on the page of the pursuit first.',
    );
  }
  if (pursuit.proposalId !== null) {
    throw new AppError('conflict', 'A proposal has come of this pursuit already. Ask its team to add you.');
  }
  await tx.pursuit.update({ where: { id: pursuitId }, data: { proposalId: proposal.id } });
}

/** The pursuit that a new proposal is to come of, when the person is on its team; else null. */
export async function pursuitToWrite(db: Database, actor: NonNullable<Actor>, id: string) {
  return db.pursuit.findFirst({
    where: { id, state: 'go', proposalId: null, members: { some: { personId: actor.id } } },
    select: { id: true, teamName: true, opportunityId: true },
  });
}
