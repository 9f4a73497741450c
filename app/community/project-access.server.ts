import { authorize } from '#app/accounts/authorize.ts';
import { can, type Actor } from '#app/accounts/can.ts';
import { AppError } from '#app/errors.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import type { Project } from '#prisma/generated/client.ts';
import { asProjectRole } from './project-roles.ts';

/** A project as it is stored and whether the actor may change it. Throws `not_found`. */
export async function requireProject(
  db: Database | Transaction,
  actor: Actor,
  id: string,
): Promise<{ project: Project; mayEdit: boolean }> {
  const row = await db.project.findUnique({ where: { id, archivedAt: null }, include: { members: true } });
  if (!row)
    throw new AppError('not_found', 'There is no project at this address. Look for it in the list of projects.');
  const { members, ...project } = row;
  const projectRole = asProjectRole(members.find(({ personId }) => personId === actor?.id)?.role);
  return { project, mayEdit: can(actor, 'project.edit', { projectRole }) };
}

/** The same, where the actor means to change it. Throws `sign_in_required` and `forbidden`, too. */
export async function requireOwnProject(db: Database | Transaction, actor: Actor, id: string): Promise<Project> {
  const { project, mayEdit } = await requireProject(db, actor, id);
  if (mayEdit) return project;
  authorize(actor, 'project.create'); // the public is asked to sign in
  throw new AppError(
    'forbidden',
    'A project’s page is changed by its leads and maintainers. Ask one of them to add you.',
  );
}
