import { authorize } from '#app/accounts/authorize.ts';
import type { Actor, Action, Things } from '#app/accounts/can.ts';
import type { ProposalRole } from '#app/document/wire.ts';
import { AppError } from '#app/errors.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import { proposalRole } from './access.server.ts';

/** Who asks, signed in. Their zone counts for deadlines in the applicant's own place. */
export type Person = NonNullable<Actor> & { timeZone?: string | null };

/** The actions that are asked about a role in a proposal. */
export type ProposalAction = {
  [A in Action]: Things[A] extends { role: ProposalRole | null } ? (A extends `proposal.${string}` ? A : never) : never;
}[Action];

export const proposalNotFound = () =>
  new AppError('not_found', 'There is no such proposal, or you are not on its team. Ask its lead to invite you.');

/**
 * The person's role in the proposal, when it allows the action. `not_found` for everybody outside the team, so that
 * a private proposal's existence stays private; `forbidden` for a member whose role is too weak.
 */
export async function authorizeProposal(
  db: Database | Transaction,
  person: Person,
  proposalId: string,
  action: ProposalAction,
): Promise<ProposalRole> {
  const role = await proposalRole(db, person.id, proposalId);
  if (role === null) throw proposalNotFound();
  authorize(person, action, { role });
  return role;
}
