import { can, type Actor } from '#app/accounts/can.ts';
import { AppError } from '#app/errors.ts';
import type { Database } from '#prisma/client.server.ts';
import { proposalsSeen } from './own-proposals.server.ts';

/** A person's page as the viewer may see it. For whom it is not, it is `not_found`, as one that never was. */
export async function personView(db: Database, viewer: Actor, id: string, now: Date) {
  const row = await db.person.findUnique({
    where: { id, disabledAt: null },
    select: {
      ...{ name: true, affiliation: true, orcid: true, homepage: true, publicSince: true },
      affiliations: { orderBy: { position: 'asc' }, select: { organisation: true } },
      projects: {
        where: { project: { archivedAt: null } },
        orderBy: { project: { name: 'asc' } },
        select: { role: true, project: { select: { id: true, name: true, summary: true } } },
      },
    },
  });
  if (!row || !can(viewer, 'person.read', { isPublic: row.publicSince !== null })) {
    const hint = viewer === null ? ' Members see more: sign in.' : '';
    throw new AppError('not_found', `There is no page of a person at this address.${hint}`);
  }
  const { affiliations, projects, publicSince, ...about } = row;
  return {
    ...{ id, ...about, isPublic: publicSince !== null, isOwn: viewer?.id === id },
    organisations: affiliations.map(({ organisation: { id, name, rorId } }) => ({ id, name, rorId })),
    projects: projects.map(({ role, project }) => ({ ...project, role })),
    ...(await proposalsSeen(db, viewer, { members: { some: { personId: id } } }, now)),
  };
}
export type PersonView = Awaited<ReturnType<typeof personView>>;
