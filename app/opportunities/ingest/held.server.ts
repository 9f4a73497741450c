import type Sqlite from 'better-sqlite3';
import { breathe, inTransaction } from './connection.server.ts';

const SLICE = 100;

/** From now on the calls that this run writes are not shown, and there is something to be undone. */
export function beginHolding(connection: Sqlite.Database, runId: string): void {
  connection.prepare('UPDATE FetchRun SET holds = 1, unsettled = 1 WHERE id = ?').run(runId);
}

/** Shows all that the run has written, at once and without writing it again. */
export function showHeld(connection: Sqlite.Database, runId: string): void {
  connection.prepare('UPDATE FetchRun SET holds = 0 WHERE id = ?').run(runId);
}

/**
 * Removes the calls that a large run wrote and did not come to show. What other sources said of them meanwhile goes too,
 * so that their next run brings it again: they are asked for the whole answer, not whether it is another. A call that somebody
 * pursues stays.
 */
export async function removeHeld(connection: Sqlite.Database, runId: string): Promise<void> {
  const some = connection
    .prepare(
      `SELECT o.id FROM Opportunity o JOIN FetchRun r ON r.id = o.heldByRunId
       WHERE o.heldByRunId = ? AND r.holds = 1
         AND NOT EXISTS (SELECT 1 FROM Pursuit p WHERE p.opportunityId = o.id) LIMIT ?`,
    )
    .pluck();
  const records = connection.prepare(
    `DELETE FROM RawRecord WHERE (sourceId, externalKey) IN
       (SELECT sourceId, externalKey FROM OpportunityLink WHERE opportunityId = ?)`,
  );
  const answer = connection.prepare(
    `UPDATE Source SET etag = NULL, lastModified = NULL WHERE (etag IS NOT NULL OR lastModified IS NOT NULL)
       AND id IN (SELECT sourceId FROM OpportunityLink WHERE opportunityId = ?)`,
  );
  const call = connection.prepare('DELETE FROM Opportunity WHERE id = ?');
  for (let removed = SLICE; removed === SLICE;) {
    removed = await inTransaction(connection, () => {
      const ids = some.all(runId, SLICE) as string[];
      for (const id of ids) {
        answer.run(id);
        records.run(id);
        call.run(id);
      }
      if (ids.length < SLICE) showHeld(connection, runId); // nothing is left that it could show
      return ids.length;
    });
    await breathe();
  }
}
