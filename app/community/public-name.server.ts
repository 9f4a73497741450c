import { can, type Actor } from '#app/accounts/can.ts';
import type { Database } from '#prisma/client.server.ts';

export type ShownPerson = { id: string; name: string };

/** What `shownPerson` needs of a person's row. */
export const shownSelect = { id: true, name: true, publicSince: true, disabledAt: true } as const;
type Row = { id: string; name: string; publicSince: Date | null; disabledAt: Date | null };

/** A person as the viewer may see them: null where they let only members see them, or have left. */
export function shownPerson(viewer: Actor, row: Row): ShownPerson | null {
  const maySee = row.disabledAt === null && can(viewer, 'person.read', { isPublic: row.publicSince !== null });
  return maySee ? { id: row.id, name: row.name } : null;
}

/** Those of some people whom the viewer may see, by id. */
export async function shownPeople(
  db: Database,
  viewer: Actor,
  ids: readonly string[],
): Promise<Map<string, ShownPerson>> {
  const rows = await db.person.findMany({ where: { id: { in: [...new Set(ids)] } }, select: shownSelect });
  return new Map(rows.flatMap((row) => (shownPerson(viewer, row) ? [[row.id, shownPerson(viewer, row)!]] : [])));
}
