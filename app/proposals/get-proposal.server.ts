import { can } from '#app/accounts/can.ts';
import { sectionRoom, type ProposalRole } from '#app/document/wire.ts';
import type { Database } from '#prisma/client.server.ts';
import { authorizeProposal, proposalNotFound, type Person } from './authorize-proposal.server.ts';
import { byRole } from './document-file.server.ts';
import { readStage, type StageId } from './stages.ts';

export type ProposalFacts = {
  id: string;
  title: string;
  template: string;
  stage: StageId;
  opportunityId: string | null;
  sections: { id: string; key: string; title: string; room: string; locked: boolean }[];
  /** addresses are shown to those who manage the team, and everybody's own to themselves */
  members: { id: string; name: string; email?: string; role: ProposalRole }[];
};

/** A proposal as its team sees it; `not_found` for everybody else. */
export async function getProposal(db: Database, person: Person, id: string): Promise<ProposalFacts> {
  const role = await authorizeProposal(db, person, id, 'proposal.read');
  const row = await db.proposal.findUnique({
    where: { id },
    include: {
      sections: { orderBy: { position: 'asc' } },
      members: { include: { person: { select: { id: true, name: true, email: true } } } },
    },
  });
  if (!row) throw proposalNotFound();
  const seesAddresses = can(person, 'proposal.manage', { role });
  return {
    id: row.id,
    title: row.title,
    template: row.template,
    stage: readStage(row.stage),
    opportunityId: row.opportunityId,
    sections: row.sections.map(({ id, key, title, locked }) => ({ id, key, title, room: sectionRoom(id), locked })),
    members: row.members.sort(byRole).map((member) => ({
      id: member.person.id,
      name: member.person.name,
      ...(seesAddresses || member.personId === person.id ? { email: member.person.email } : {}),
      role: member.role as ProposalRole,
    })),
  };
}
