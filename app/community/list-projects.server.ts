import type { Database } from '#prisma/client.server.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { NameQuery } from './name-query.ts';
import { namedPage, type NamedPage } from './named-page.server.ts';

type Line = { id: string; name: string; summary: string; licence: string | null };
type Row = Line & { topics: string | null; people: number | bigint };
export type ListedProject = Line & { topics: string[]; people: number };

const list = {
  columns: Prisma.sql`id, name, summary, licence, topics,
    (SELECT COUNT(*) FROM ProjectMember m WHERE m.projectId = Project.id) AS people`,
  rows: Prisma.sql`Project WHERE archivedAt IS NULL`,
};

/** A page of the projects by name, with what a line of the list shows. */
export async function listProjects(db: Database, query: NameQuery): Promise<NamedPage<ListedProject>> {
  const { items, ...page } = await namedPage<Row>(db, list, query);
  const lines = items.map(({ topics, people, ...line }) => ({
    ...line,
    topics: topics === null ? [] : (JSON.parse(topics) as string[]),
    people: Number(people),
  }));
  return { items: lines, ...page };
}

/** The projects that a person is a member of, for a choice. */
export function ownProjects(db: Database, personId: string): Promise<{ id: string; name: string }[]> {
  return db.project.findMany({
    where: { archivedAt: null, members: { some: { personId } } },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  });
}
