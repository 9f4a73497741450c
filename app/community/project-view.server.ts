import { authorize } from '#app/accounts/authorize.ts';
import type { Actor } from '#app/accounts/can.ts';
import { pursuedCalls } from '#app/pursuits/project-calls.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { changeLines } from './change-lines.ts';
import { changesOf, newestByField, type ProfileChangeLine } from './changes.server.ts';
import { originWords } from './fact-origin.ts';
import { projectFields, type ProjectField } from './facts.ts';
import { callsOf, proposalsSeen } from './own-proposals.server.ts';
import { requireProject } from './project-access.server.ts';
import { shownPerson, shownSelect } from './public-name.server.ts';
import { toFacts } from './stored-project.server.ts';

/** A project's page as the viewer may see it. */
export async function projectView(db: Database, viewer: Actor, id: string, now: Date, zone: string | null) {
  authorize(viewer, 'project.read');
  const { project, mayEdit } = await requireProject(db, viewer, id);
  const [changes, members, sponsor, seen, pursued] = await Promise.all([
    changesOf(db, viewer, { kind: 'project', id }),
    db.projectMember.findMany({
      where: { projectId: id, person: { disabledAt: null } },
      orderBy: [{ position: 'asc' }, { addedAt: 'asc' }],
      include: { person: { select: shownSelect } },
    }),
    project.fiscalSponsorId
      ? db.organisation.findUnique({ where: { id: project.fiscalSponsorId } })
      : Promise.resolve(null),
    proposalsSeen(db, viewer, { projectId: id }, now),
    pursuedCalls(db, viewer, id, now, zone),
  ]);
  const origins: { [F in ProjectField]?: string } = {};
  for (const [field, change] of newestByField(changes)) origins[field as ProjectField] = originWords(change, zone);
  const people = members.flatMap(({ role, person }) => {
    const shown = shownPerson(viewer, person);
    return shown ? [{ ...shown, role }] : [];
  });
  const own = callsOf(seen.proposals);
  const more = pursued.filter((call) => !own.some(({ id }) => id === call.id));
  const facts = toFacts(project);
  return {
    ...{ id, mayEdit, facts, origins, people, ...seen, calls: [...own, ...more] },
    /** members of the project whom the viewer may not see by name */
    hiddenPeople: members.length - people.length,
    /** for those who may change it, also what it said before */
    changes: mayEdit
      ? changeLines(changes, {
          ...{ facts, fields: projectFields, mayUndo: true, zone },
          names: await sponsorNames(db, changes),
        })
      : null,
    sponsor: sponsor && { id: sponsor.id, name: sponsor.name, country: sponsor.country, rorId: sponsor.rorId },
  };
}
export type ProjectView = Awaited<ReturnType<typeof projectView>>;

/** The names of all organisations that are or were the fiscal sponsor, by their ids. */
async function sponsorNames(db: Database, changes: readonly ProfileChangeLine[]): Promise<Record<string, string>> {
  const ids = changes.flatMap(({ field, old, value }) => (field === 'fiscalSponsor' ? [old, value] : []));
  const where = { id: { in: ids.filter((id) => typeof id === 'string') } };
  const rows = await db.organisation.findMany({ where, select: { id: true, name: true } });
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
