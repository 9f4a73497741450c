import type { ProposalRole } from '#app/document/wire.ts';
import type { Database } from '#prisma/client.server.ts';
import { callFacts, callSelect, type CallFacts } from './call-facts.server.ts';
import { byRole } from './document-file.server.ts';
import type { Person } from './authorize-proposal.server.ts';
import { readStage, type StageId } from './stages.ts';

export type ProposalLine = {
  id: string;
  title: string;
  template: string;
  stage: StageId;
  role: ProposalRole;
  call: CallFacts | null;
  members: { id: string; name: string; role: ProposalRole }[];
};

/** A person's proposals, the next deadline first, then those without one, the newest first. */
export async function listProposals(db: Database, person: Person, now = new Date()): Promise<ProposalLine[]> {
  const rows = await db.proposal.findMany({
    where: { members: { some: { personId: person.id } } },
    orderBy: { id: 'desc' },
    include: {
      opportunity: { select: callSelect },
      members: { include: { person: { select: { id: true, name: true } } } },
    },
  });
  return rows
    .map((row) => ({
      id: row.id,
      title: row.title,
      template: row.template,
      stage: readStage(row.stage),
      role: row.members.find((member) => member.personId === person.id)!.role as ProposalRole,
      call: row.opportunity && callFacts(row.opportunity, now, person.timeZone ?? null),
      members: row.members.sort(byRole).map((member) => ({ ...member.person, role: member.role as ProposalRole })),
    }))
    .sort((a, b) => daysOf(a) - daysOf(b));
}

/** Days to the deadline for sorting: what has passed or has none comes last. */
function daysOf(line: ProposalLine): number {
  const days = line.call?.daysLeft ?? null;
  return days === null || days < 0 ? Number.MAX_SAFE_INTEGER : days;
}
