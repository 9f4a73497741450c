import { AppError } from '#app/errors.ts';
import { authorizeProposal, type Person } from '#app/proposals/authorize-proposal.server.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import { ownProjects } from './list-projects.server.ts';

/** The id of a project that the person is a member of, or null for none. Throws `bad_input` (field `projectId`). */
export async function readProjectChoice(
  tx: Database | Transaction,
  personId: string,
  value: unknown,
): Promise<string | null> {
  if (value === undefined || value === null || value === '') return null;
  const found =
    typeof value === 'string' &&
    (await tx.project.findFirst({ where: { id: value, archivedAt: null, members: { some: { personId } } } }));
  if (found) return found.id;
  const message = 'Choose one of your projects.';
  throw new AppError('bad_input', message, { projectId: message });
}

/** The project that a proposal is for, and those that the person may choose instead. */
export async function proposalProject(db: Database, personId: string, proposalId: string) {
  const [row, choice] = await Promise.all([
    db.proposal.findUnique({ where: { id: proposalId }, select: { project: { select: { id: true, name: true } } } }),
    ownProjects(db, personId),
  ]);
  return { project: row?.project ?? null, choice };
}

/** Says which project a proposal is for; a lead's or co-lead's to say. */
export async function setProposalProject(
  db: Database,
  actor: Person,
  proposalId: string,
  value: unknown,
): Promise<void> {
  await db.$transaction(async (tx) => {
    await authorizeProposal(tx, actor, proposalId, 'proposal.manage');
    const { projectId: present } = await tx.proposal.findUniqueOrThrow({ where: { id: proposalId } });
    const projectId = value === present ? present : await readProjectChoice(tx, actor.id, value);
    await tx.proposal.update({ where: { id: proposalId }, data: { projectId } });
  });
}
