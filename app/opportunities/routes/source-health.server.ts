import type { Database } from '#prisma/client.server.ts';
import type { SourceHealth } from '../source-health.tsx';

/** How each source that is read and ever ran is doing, by its last finished run; by title. */
export async function sourceHealth(db: Database): Promise<SourceHealth[]> {
  const sources = await db.source.findMany({
    where: { disabledAt: null, removedAt: null },
    orderBy: { title: 'asc' },
    include: { runs: { where: { status: { not: 'running' } }, orderBy: { startedAt: 'desc' }, take: 1 } },
  });
  return sources.flatMap(({ title, lastOkAt, runs: [last] }) =>
    last
      ? [
          {
            title,
            well: last.status === 'ok' || last.status === 'unchanged',
            lastOkAt: lastOkAt?.toISOString() ?? null,
          },
        ]
      : [],
  );
}
