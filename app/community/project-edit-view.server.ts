import type { Actor } from '#app/accounts/can.ts';
import type { Database } from '#prisma/client.server.ts';
import { organisationChoice } from './list-organisations.server.ts';
import { requireOwnProject } from './project-access.server.ts';
import { toFacts } from './stored-project.server.ts';

/** What the page for changing a project holds. */
export async function projectEditView(db: Database, actor: Actor, id: string) {
  const project = await requireOwnProject(db, actor, id);
  const [organisations, rows, people] = await Promise.all([
    organisationChoice(db),
    db.projectMember.findMany({
      where: { projectId: id },
      orderBy: [{ position: 'asc' }, { addedAt: 'asc' }],
      select: { role: true, person: { select: { id: true, name: true } } },
    }),
    db.person.findMany({
      where: { disabledAt: null, projects: { none: { projectId: id } } },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    }),
  ]);
  const members = rows.map(({ role, person }) => ({ ...person, role }));
  return { id, facts: toFacts(project), organisations, members, others: people };
}
