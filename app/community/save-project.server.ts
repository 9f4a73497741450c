import { authorize } from '#app/accounts/authorize.ts';
import type { Actor } from '#app/accounts/can.ts';
import { AppError } from '#app/errors.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import type { Project } from '#prisma/generated/client.ts';
import { keepChanges, type ChangedBy } from './changes.server.ts';
import type { ProjectFacts } from './facts.ts';
import { requireOwnProject } from './project-access.server.ts';
import { readProject, type TypedProject } from './project-input.server.ts';
import { toColumns, toFacts } from './stored-project.server.ts';

/** Makes a project with its maker as lead; its id. Throws `bad_input` with fields. */
export async function createProject(db: Database, actor: Actor, typed: TypedProject, now: Date): Promise<string> {
  authorize(actor, 'project.create');
  const personId = actor!.id;
  return db.$transaction(async (tx) => {
    const facts = await readProject(tx, typed, null);
    await requireFreeName(tx, facts.name, null);
    const members = { create: { personId, role: 'lead' } };
    const { id } = await tx.project.create({ data: { ...toColumns(facts), createdById: personId, members } });
    await keepChanges(tx, { kind: 'project', id }, {}, facts, { personId }, now);
    return id;
  });
}

/** Saves what the form holds. Throws `bad_input` with fields. */
export async function saveProject(
  db: Database,
  actor: Actor,
  id: string,
  typed: TypedProject,
  now: Date,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const project = await requireOwnProject(tx, actor, id);
    const facts = await readProject(tx, typed, toFacts(project));
    await writeFacts(tx, project, facts, { personId: actor!.id }, now);
  });
}

/** Puts facts into a stored project and keeps what changed. */
export async function writeFacts(
  tx: Transaction,
  project: Project,
  changed: Partial<ProjectFacts>,
  by: ChangedBy,
  now: Date,
): Promise<void> {
  const before = toFacts(project);
  const after = { ...before, ...changed };
  await requireFreeName(tx, after.name, project.id);
  await tx.project.update({ where: { id: project.id }, data: toColumns(after) });
  await keepChanges(tx, { kind: 'project', id: project.id }, before, after, by, now);
}

async function requireFreeName(tx: Transaction, name: string, ownId: string | null): Promise<void> {
  const taken = await tx.project.findUnique({ where: { name }, select: { id: true } });
  if (!taken || taken.id === ownId) return;
  throw new AppError('bad_input', 'The project was not saved.', { name: 'There is a project of this name already.' });
}
