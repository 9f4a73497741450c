import { Prisma } from '#prisma/generated/client.ts';
import type { Database } from '#prisma/client.server.ts';
import type { ArchiveQuery } from './query.ts';
import { entrySelect, toEntry } from './entry.server.ts';
import { readCursor, writeCursor } from './query.ts';
import type { ArchiveEntry } from './record.ts';

/** What a viewer may see: the public record, with an account the community's, and what their own teams keep. */
function visibleTo(viewerId: string | null): Prisma.Sql {
  if (viewerId === null) return Prisma.sql`r.visibility = 'public'`;
  return Prisma.sql`(r.visibility IN ('public', 'community') OR EXISTS (
    SELECT 1 FROM ProposalMember m WHERE m.proposalId = r.proposalId AND m.personId = ${viewerId}))`;
}

/** Each word of the search stands in the title, the funder, the programme, the number or a person's name or place. */
function matches(q: string): Prisma.Sql[] {
  return q
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 8)
    .map((word) => {
      const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
      return Prisma.sql`(r.title LIKE ${like} ESCAPE '\\' OR r.funder LIKE ${like} ESCAPE '\\'
        OR r.programme LIKE ${like} ESCAPE '\\' OR r.number LIKE ${like} ESCAPE '\\'
        OR EXISTS (SELECT 1 FROM json_each(r.people) p WHERE p.value ->> 'name' LIKE ${like} ESCAPE '\\'
          OR p.value ->> 'affiliation' LIKE ${like} ESCAPE '\\'))`;
    });
}

/** Rows after a cursor in the order year (newest first, unknown last), title, id. */
function after(cursor: string): Prisma.Sql[] {
  const place = readCursor(cursor);
  if (!place) return [];
  const later = Prisma.sql`(r.title > ${place.title} OR (r.title = ${place.title} AND r.id > ${place.id}))`;
  if (place.year === null) return [Prisma.sql`(r.year IS NULL AND ${later})`];
  return [Prisma.sql`(r.year < ${place.year} OR r.year IS NULL OR (r.year = ${place.year} AND ${later}))`];
}

export type ArchivePage = { items: ArchiveEntry[]; total: number; next: string | null };

/** One page of the archive as a viewer may see it. `next` is the cursor of the next page, null on the last. */
export async function searchArchive(
  db: Database,
  viewerId: string | null,
  query: ArchiveQuery,
  pageSize: number,
): Promise<ArchivePage> {
  const filter = [visibleTo(viewerId), ...matches(query.q)];
  if (query.result) filter.push(Prisma.sql`r.result = ${query.result}`);
  if (query.year !== null) filter.push(Prisma.sql`r.year = ${query.year}`);
  const where = Prisma.join(filter, ' AND ');
  const [{ total }] = await db.$queryRaw<
    [{ total: bigint }]
  >`SELECT count(*) AS total FROM ArchiveRecord r WHERE ${where}`;
  const paged = Prisma.join([where, ...after(query.after)], ' AND ');
  const found = await db.$queryRaw<{ id: string }[]>`SELECT r.id FROM ArchiveRecord r WHERE ${paged}
    ORDER BY r.year DESC, r.title, r.id LIMIT ${pageSize + 1}`;
  const ids = found.slice(0, pageSize).map(({ id }) => id);
  const rows = await db.archiveRecord.findMany({ where: { id: { in: ids } }, select: entrySelect });
  const byId = new Map(rows.map((row) => [row.id, toEntry(row)]));
  const items = ids.flatMap((id) => byId.get(id) ?? []);
  const last = found.length > pageSize ? items.at(-1) : undefined;
  return { items, total: Number(total), next: last ? writeCursor(last) : null };
}

/** The years a viewer can choose from, newest first, with how many records each has. */
export async function archiveYears(db: Database, viewerId: string | null): Promise<{ year: number; count: number }[]> {
  const rows = await db.$queryRaw<{ year: number | bigint; count: number | bigint }[]>`
    SELECT r.year AS year, count(*) AS count FROM ArchiveRecord r
    WHERE r.year IS NOT NULL AND ${visibleTo(viewerId)} GROUP BY r.year ORDER BY r.year DESC`;
  return rows.map((row) => ({ year: Number(row.year), count: Number(row.count) }));
}
