import type { Database } from '#prisma/client.server.ts';
import type { SourceDefinition } from '#scrapers/define-source.ts';
import { sources } from '#scrapers/registry.ts';
import { toDefinition } from './made-source.ts';
import { readParams } from './params.ts';

/** Every source: those of scrapers/sources, then those that curators made and have not removed. */
export async function allSources(db: Database): Promise<SourceDefinition[]> {
  const rows = await db.source.findMany({
    where: { params: { not: null }, removedAt: null },
    orderBy: { id: 'asc' },
    select: { id: true, params: true },
  });
  const made = rows.flatMap(({ id, params }) => {
    const read = readParams(params);
    return read ? [toDefinition(id, read)] : [];
  });
  return [...sources, ...made];
}

/** The source with this id, of the folder or of the database; null when there is none or it was removed. */
export async function findSource(db: Database, id: string): Promise<SourceDefinition | null> {
  const own = sources.find((source) => source.id === id);
  if (own) return own;
  const row = await db.source.findFirst({ where: { id, removedAt: null }, select: { params: true } });
  const params = readParams(row?.params ?? null);
  return params ? toDefinition(id, params) : null;
}
