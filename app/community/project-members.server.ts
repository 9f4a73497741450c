import type { Actor } from '#app/accounts/can.ts';
import { AppError } from '#app/errors.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import { requireOwnProject } from './project-access.server.ts';
import { asProjectRole } from './project-roles.ts';

const MOST_MEMBERS = 200;

/** Adds a person to a project, or gives them another role there. Throws `bad_input` with fields. */
export async function setMember(
  db: Database,
  actor: Actor,
  projectId: string,
  typed: { personId: string; role: string },
): Promise<void> {
  await db.$transaction(async (tx) => {
    await requireOwnProject(tx, actor, projectId);
    const role = asProjectRole(typed.role);
    const person = await tx.person.findUnique({
      where: { id: typed.personId, disabledAt: null },
      select: { id: true },
    });
    if (!person) throw problem('personId', 'Choose one of the list.');
    if (!role) throw problem('role', 'Choose one of the list.');
    const key = { projectId, personId: person.id };
    const position = await tx.projectMember.count({ where: { projectId } });
    if (position >= MOST_MEMBERS) throw problem('personId', `A project names at most ${MOST_MEMBERS} people.`);
    await tx.projectMember.upsert({
      where: { projectId_personId: key },
      create: { ...key, role, position },
      update: { role },
    });
    await requireLead(tx, projectId);
  });
}

/** Takes a person off a project's page. */
export async function removeMember(db: Database, actor: Actor, projectId: string, personId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    await requireOwnProject(tx, actor, projectId);
    await tx.projectMember.deleteMany({ where: { projectId, personId } });
    await requireLead(tx, projectId);
  });
}

/** Without a lead nobody but an administrator could add one. */
async function requireLead(tx: Transaction, projectId: string): Promise<void> {
  if ((await tx.projectMember.count({ where: { projectId, role: 'lead' } })) > 0) return;
  throw new AppError('conflict', 'A project needs a lead. Make somebody else lead first.');
}

const problem = (field: string, message: string) =>
  new AppError('bad_input', 'The list of people was not changed.', { [field]: message });
