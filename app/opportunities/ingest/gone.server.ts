import type Sqlite from 'better-sqlite3';
import { today } from '../calendar-date.ts';
import { status } from '../status.ts';
import type { DeadlineFact, DeadlineMode } from '../types.ts';
import { fieldChange } from './diff.ts';
import type { CallWriter } from './write-calls.server.ts';

/** Whole runs in a row without a call before it counts as gone: sources drop calls for a day and bring them back. */
export const RUNS_UNTIL_GONE = 3;

/**
 * After a whole run of a source that covers all: counts up what it no longer lists and starts anew for what it does. A
 * call is gone when no source that covers all lists it any more; that it came back is told too. Gives how many records
 * were missing. The stage must be attached as `stage`.
 */
export function countMissing(
  connection: Sqlite.Database,
  sourceId: string,
  at: Date,
  writer: Pick<CallWriter, 'writeChange'>,
): number {
  const listed = 'sourceId = ? AND externalKey IN (SELECT key FROM stage.record)';
  const missing = 'sourceId = ? AND externalKey NOT IN (SELECT key FROM stage.record)';
  const back = connection
    .prepare(`UPDATE OpportunityLink SET missingRuns = 0 WHERE ${listed} AND missingRuns > 0 RETURNING opportunityId`)
    .pluck()
    .all(sourceId) as string[];
  // Beyond the third run nothing depends on the number any more.
  const counted = connection
    .prepare(
      `UPDATE OpportunityLink SET missingRuns = missingRuns + 1 WHERE ${missing} AND missingRuns < ${RUNS_UNTIL_GONE}
       RETURNING opportunityId, missingRuns`,
    )
    .all(sourceId) as { opportunityId: string; missingRuns: number }[];
  const gone = counted.filter(({ missingRuns }) => missingRuns === RUNS_UNTIL_GONE);
  for (const id of new Set([...back, ...gone.map(({ opportunityId }) => opportunityId)])) {
    markGone(connection, id, at, writer);
  }
  return connection.prepare(`SELECT COUNT(*) FROM OpportunityLink WHERE ${missing}`).pluck().get(sourceId) as number;
}

function markGone(connection: Sqlite.Database, id: string, at: Date, writer: Pick<CallWriter, 'writeChange'>): void {
  const call = connection.prepare('SELECT * FROM Opportunity WHERE id = ?').get(id) as StoredStatus;
  const { listing, gone } = connection
    .prepare(
      `SELECT SUM(l.missingRuns < ${RUNS_UNTIL_GONE}) AS listing, SUM(l.missingRuns >= ${RUNS_UNTIL_GONE}) AS gone
       FROM OpportunityLink l JOIN Source s ON s.id = l.sourceId WHERE l.opportunityId = ? AND s.covers = 'all'`,
    )
    .get(id) as { listing: number; gone: number };
  const isGone = gone > 0 && listing === 0;
  if (isGone === (call.goneOn !== null)) return;
  const goneOn = isGone ? today(at) : null;
  connection.prepare('UPDATE Opportunity SET goneOn = ? WHERE id = ?').run(goneOn, id);
  if (couldApply(connection, call, at)) writer.writeChange(id, fieldChange('goneOn', call.goneOn, goneOn));
}

type StoredStatus = {
  goneOn: string | null;
  upstreamStatus: string;
  statusOverride: string | null;
  docType: string;
  opensOn: string | null;
  archivesOn: string | null;
  deadlineMode: DeadlineMode;
  id: string;
};

/** Whether it matters to anybody: what has closed leaves the lists of its funder as a matter of course. */
function couldApply(connection: Sqlite.Database, call: StoredStatus, at: Date): boolean {
  const rows = connection.prepare('SELECT * FROM Deadline WHERE opportunityId = ?').all(call.id) as (Omit<
    DeadlineFact,
    'isEstimate' | 'isPlaceholder'
  > & { isEstimate: number; isPlaceholder: number })[];
  const deadlines = rows.map((row) => ({
    ...row,
    isEstimate: row.isEstimate === 1,
    isPlaceholder: row.isPlaceholder === 1,
  }));
  return !['closed', 'archived'].includes(status({ ...call, goneOn: null, deadlines }, at));
}
