import type Sqlite from 'better-sqlite3';
import type { Database } from '#prisma/client.server.ts';
import { linkReissues } from '../merging/reissues.server.ts';
import { suggestMerges } from '../merging/suggest-merges.server.ts';
import { breathe, inTransaction, openBeside, timestamp } from './connection.server.ts';
import { COMPARED, type Brought } from './brought.ts';
import { undoRun } from './undo.server.ts';

const SLICE = 500;

/** A run as its row has it; `startedAt` as SQLite stores it. */
type Run = { id: string; sourceId: string; startedAt: string };

/**
 * Settles what former runs of a source left when they broke off: what a failed one had written is undone, and what a whole
 * one brought is compared with other calls. Safe to break off and to be called by several at once.
 */
export async function settleRuns(db: Database, sourceId: string): Promise<void> {
  await forUnsettled(db, 'sourceId = @sourceId', { sourceId }, async (connection, run) => {
    if (run.status === 'failed') await undoRun(connection, run);
    else await settleDone(connection, run, broughtBy(connection, run));
  });
}

/**
 * Undoes what failed runs left, of every source that nobody claims now. In small slices and nothing beyond, because this
 * is for the thread that answers people.
 */
export async function undoFailedRuns(db: Database, now: Date, signal?: AbortSignal): Promise<void> {
  const where = "status = 'failed' AND sourceId NOT IN (SELECT sourceId FROM SourceClaim WHERE until > @now)";
  await forUnsettled(db, where, { now: timestamp(now) }, (connection, run) => undoRun(connection, run, signal));
}

/** The newest first, so that of two the later is undone before the earlier. */
async function forUnsettled(
  db: Database,
  where: string,
  given: Record<string, string>,
  settle: (connection: Sqlite.Database, run: Run & { status: string }) => Promise<void>,
): Promise<void> {
  if (!(await db.fetchRun.findFirst({ where: { unsettled: true, status: { not: 'running' } } }))) return;
  const connection = await openBeside(db);
  try {
    const runs = connection
      .prepare(
        `SELECT id, sourceId, startedAt, status FROM FetchRun
         WHERE unsettled = 1 AND status <> 'running' AND ${where} ORDER BY id DESC`,
      )
      .all(given) as (Run & { status: string })[];
    for (const run of runs) await settle(connection, run);
  } finally {
    connection.close();
  }
}

/** What follows when a run is done: links between reissues, offers of merges, and the undo log goes. */
export async function settleDone(connection: Sqlite.Database, run: Run, brought: Brought): Promise<void> {
  const at = new Date(run.startedAt);
  await followUp(connection, run.id, async () => {
    await linkReissues(connection, brought.created, { id: run.id, at });
    await suggestMerges(connection, brought.toCompare, at);
    await forgetUndo(connection, run.id);
    // A run that went well says nothing else there than what was missing so far.
    const done = "UPDATE FetchRun SET unsettled = 0, error = IIF(status = 'ok', NULL, error) WHERE id = ?";
    await inTransaction(connection, () => connection.prepare(done).run(run.id));
  });
}

/** Work apart from its run, which is done and stays so: where this fails, the run's row says so. */
export async function followUp(connection: Sqlite.Database, runId: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const why = `All was taken in, but not compared with other calls yet: ${reason}`;
    const note = connection.prepare('UPDATE FetchRun SET error = ? WHERE id = ?');
    await inTransaction(connection, () => note.run(why, runId));
  }
}

/** The same as the run knew it while it wrote. */
function broughtBy(connection: Sqlite.Database, { id, sourceId, startedAt }: Run): Brought {
  const created = connection
    .prepare(
      `SELECT DISTINCT o.id FROM OpportunityLink l JOIN Opportunity o ON o.id = l.opportunityId
       WHERE l.sourceId = ? AND o.firstSeenAt = ?`,
    )
    .pluck()
    .all(sourceId, startedAt) as string[];
  const fields = [...COMPARED];
  const changed = connection
    .prepare(
      `SELECT DISTINCT c.opportunityId FROM OpportunityLink l
       JOIN Change c ON c.opportunityId = l.opportunityId AND c.observedAt = ?
       WHERE l.sourceId = ? AND c.runId = ? AND c.field IN (${fields.map(() => '?').join(', ')})`,
    )
    .pluck()
    .all(startedAt, sourceId, id, ...fields) as string[];
  return { created, toCompare: [...new Set([...created, ...changed])] };
}

async function forgetUndo(connection: Sqlite.Database, runId: string): Promise<void> {
  const some = connection.prepare(
    'DELETE FROM RunUndo WHERE seq IN (SELECT seq FROM RunUndo WHERE runId = ? ORDER BY seq LIMIT ?)',
  );
  for (let gone = SLICE; gone === SLICE;) {
    gone = await inTransaction(connection, () => some.run(runId, SLICE).changes);
    await breathe();
  }
}
