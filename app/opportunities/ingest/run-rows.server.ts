import type Sqlite from 'better-sqlite3';
import { v7 as uuid } from 'uuid';
import type { Rejected } from './check-drafts.ts';
import { timestamp } from './connection.server.ts';
import type { IngestCounts } from './source-info.ts';

export type RunOrigin = 'network' | 'file';
export type RunOutcome = { seen: number; rejected: number; status: 'ok' | 'incomplete'; error: string | null };

/** Of so many rejected records a run keeps why; the number of all is in its row. */
export const REJECTED_KEPT = 500;

type Closing = RunOutcome &
  IngestCounts & { missing: number; rejectedRecords: readonly Rejected[]; isWhole: boolean; unsettled: boolean };

/** Throws where somebody has given the run up: it may have been undone, and nothing may be added to it any more. */
export function failUnlessRunning(connection: Sqlite.Database, runId: string): void {
  const status = connection.prepare('SELECT status FROM FetchRun WHERE id = ?').pluck().get(runId);
  if (status !== 'running') throw new Error('The run was given up before its end, because it was not heard of.');
}

/** Writes what a run came to. Belongs in the transaction that writes its calls. */
export function closeRun(
  connection: Sqlite.Database,
  sourceId: string,
  run: { id: string; at: Date; origin: RunOrigin },
  closing: Closing,
): void {
  const { status, error, seen, created, changed, unchanged, rejected, missing } = closing;
  const now = timestamp(new Date());
  connection
    .prepare(
      `UPDATE FetchRun SET status = ?, error = ?, seen = ?, created = ?, changed = ?, unchanged = ?, rejected = ?,
         missing = ?, unsettled = ?, finishedAt = ? WHERE id = ?`,
    )
    .run(status, error, seen, created, changed, unchanged, rejected, missing, Number(closing.unsettled), now, run.id);
  const reject = connection.prepare('INSERT INTO RejectedRecord (id, runId, externalKey, reason) VALUES (?, ?, ?, ?)');
  for (const { key, reason } of closing.rejectedRecords.slice(0, REJECTED_KEPT)) {
    reject.run(uuid(), run.id, key.slice(0, 1000), reason.slice(0, 1000));
  }
  const at = timestamp(run.at);
  if (status === 'ok') connection.prepare('UPDATE Source SET lastOkAt = ? WHERE id = ?').run(at, sourceId);
  if (closing.isWhole) connection.prepare('UPDATE Source SET lastWholeAt = ? WHERE id = ?').run(at, sourceId);
  if (run.origin === 'network') noteHealth(connection, sourceId, run.id, error);
}

/** A source that does not do well raises one notice, which its next good run closes. */
export function noteHealth(connection: Sqlite.Database, sourceId: string, runId: string, error: string | null): void {
  const now = timestamp(new Date());
  if (error === null) {
    connection.prepare('UPDATE Source SET failStreak = 0 WHERE id = ?').run(sourceId);
    const resolve = 'UPDATE SourceNotice SET resolvedAt = ? WHERE sourceId = ? AND resolvedAt IS NULL';
    connection.prepare(resolve).run(now, sourceId);
    return;
  }
  connection.prepare('UPDATE Source SET failStreak = failStreak + 1 WHERE id = ?').run(sourceId);
  const again = 'UPDATE SourceNotice SET message = ?, runId = ? WHERE sourceId = ? AND resolvedAt IS NULL';
  if (connection.prepare(again).run(error, runId, sourceId).changes > 0) return;
  connection
    .prepare('INSERT INTO SourceNotice (id, sourceId, runId, message, raisedAt) VALUES (?, ?, ?, ?, ?)')
    .run(uuid(), sourceId, runId, error, now);
}
