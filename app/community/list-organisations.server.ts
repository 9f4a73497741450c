import type { Database } from '#prisma/client.server.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { NameQuery } from './name-query.ts';
import { namedPage, type NamedPage } from './named-page.server.ts';

type Line = { id: string; name: string; country: string | null };
type Row = Line & { people: number | bigint; projects: number | bigint };
export type ListedOrganisation = Line & { people: number; projects: number };

const list = {
  columns: Prisma.sql`id, name, country,
    (SELECT COUNT(*) FROM Affiliation a WHERE a.organisationId = Organisation.id) AS people,
    (SELECT COUNT(*) FROM Project p WHERE p.fiscalSponsorId = Organisation.id AND p.archivedAt IS NULL) AS projects`,
  rows: Prisma.sql`Organisation WHERE TRUE`,
};

/** A page of the organisations by name, with what a line of the list shows. */
export async function listOrganisations(db: Database, query: NameQuery): Promise<NamedPage<ListedOrganisation>> {
  const { items, ...page } = await namedPage<Row>(db, list, query);
  const lines = items.map((row) => ({ ...row, people: Number(row.people), projects: Number(row.projects) }));
  return { items: lines, ...page };
}

/** For a choice. */
export function organisationChoice(db: Database): Promise<{ id: string; name: string }[]> {
  return db.organisation.findMany({ orderBy: { name: 'asc' }, select: { id: true, name: true } });
}
