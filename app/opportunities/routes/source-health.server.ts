import type { Database } from '#prisma/client.server.ts';
import { listConnection, prepareOnce } from '../call-index/connection.server.ts';
import type { SourceHealth } from '../source-health.tsx';

/** How each source that is read and ever ran is doing, by its last finished run; by title. */
export async function sourceHealth(db: Database): Promise<SourceHealth[]> {
  const sources = statementOf(await listConnection(db)).all() as Stored[];
  return sources.flatMap(({ title, lastOkAt, last }) =>
    last === null
      ? []
      : [
          {
            title,
            well: last === 'ok' || last === 'unchanged',
            lastOkAt: lastOkAt === null ? null : new Date(lastOkAt).toISOString(),
          },
        ],
  );
}

type Stored = { title: string; lastOkAt: string | null; last: string | null };

const statementOf = prepareOnce((connection) =>
  connection.prepare(`
    SELECT s.title, s.lastOkAt, (
      SELECT r.status FROM FetchRun r WHERE r.sourceId = s.id AND r.status <> 'running'
      ORDER BY r.startedAt DESC LIMIT 1) AS last
    FROM Source s WHERE s.disabledAt IS NULL AND s.removedAt IS NULL ORDER BY s.title`),
);
