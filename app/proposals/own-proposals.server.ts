import type { Database } from '#prisma/client.server.ts';
import type { Person } from './authorize-proposal.server.ts';
import { readStage, type StageId } from './stages.ts';

export type OwnProposal = { id: string; title: string; stage: StageId };

/** The proposals to one call on whose team the person is, the newest first. */
export async function ownProposals(db: Database, person: Person, opportunityId: string): Promise<OwnProposal[]> {
  const rows = await db.proposal.findMany({
    where: { opportunityId, members: { some: { personId: person.id } } },
    orderBy: { id: 'desc' },
    select: { id: true, title: true, stage: true },
  });
  return rows.map(({ id, title, stage }) => ({ id, title, stage: readStage(stage) }));
}
