import type { Database } from '#prisma/client.server.ts';
import { toProfile, type ProjectProfile } from './profile.ts';

/** The profiles of the projects a person is a member of, in the order of their names. */
export async function profilesOf(db: Database, personId: string): Promise<ProjectProfile[]> {
  const rows = await db.project.findMany({
    where: { archivedAt: null, members: { some: { personId } } },
    orderBy: { name: 'asc' },
    include: { fiscalSponsor: { select: { name: true, country: true, rorId: true } } },
  });
  return rows.map(toProfile);
}
