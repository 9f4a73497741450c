import type Sqlite from 'better-sqlite3';
import { inTransaction } from './connection.server.ts';

const SLICE = 500;

/**
 * Removes the calls that a large run wrote and did not come to show. What other sources said of them meanwhile goes too,
 * so that their next run brings it again.
 */
export async function removeHeld(connection: Sqlite.Database, runId: string): Promise<void> {
  const some = connection.prepare('SELECT id FROM Opportunity WHERE heldByRunId = ? LIMIT ?').pluck();
  const records = connection.prepare(
    `DELETE FROM RawRecord WHERE (sourceId, externalKey) IN
       (SELECT sourceId, externalKey FROM OpportunityLink WHERE opportunityId = ?)`,
  );
  const call = connection.prepare('DELETE FROM Opportunity WHERE id = ?');
  for (let removed = SLICE; removed === SLICE;) {
    removed = await inTransaction(connection, () => {
      const ids = some.all(runId, SLICE) as string[];
      for (const id of ids) {
        records.run(id);
        call.run(id);
      }
      return ids.length;
    });
  }
}
