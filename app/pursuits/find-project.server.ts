import type { Database, Transaction } from '#prisma/client.server.ts';
import { badField } from './input.ts';

const chosen = { id: true, name: true, hasFiscalSponsor: true } as const;

/** The project that a form chose, null for none. */
export async function findProject(db: Database | Transaction, id: string) {
  if (id === '') return null;
  const project = await db.project.findUnique({ where: { id }, select: chosen });
  if (!project) throw badField('projectId', 'There is no such project any more. Choose another or none.');
  return project;
}

/** The projects that somebody can choose from, their own first. */
export async function projectChoices(db: Database, personId: string) {
  const rows = await db.project.findMany({
    where: { archivedAt: null },
    orderBy: { name: 'asc' },
    select: { ...chosen, members: { where: { personId }, select: { personId: true } } },
  });
  return rows
    .map(({ id, name, members }) => ({ id, name, own: members.length > 0 }))
    .sort((a, b) => Number(b.own) - Number(a.own));
}
