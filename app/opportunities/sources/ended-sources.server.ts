import type { Database } from '#prisma/client.server.ts';

/** Sources that are read no more and why, by id: what they said stays, but nobody checks it. */
export async function endedSources(db: Database): Promise<Record<string, string>> {
  const rows = await db.source.findMany({
    where: { OR: [{ disabledAt: { not: null } }, { removedAt: { not: null } }] },
    select: { id: true, removedAt: true },
  });
  return Object.fromEntries(
    rows.map(({ id, removedAt }) => [id, removedAt ? 'the source was removed' : 'the source is switched off']),
  );
}
