import type Sqlite from 'better-sqlite3';
import type { Rejected } from './check-drafts.ts';
import { inChunks } from './chunks.ts';
import { breathe, inTransaction, timestamp } from './connection.server.ts';
import { countMissing } from './gone.server.ts';
import { beginHolding, showHeld } from './held.server.ts';
import type { Resolved } from './resolve.ts';
import { closeRun, failUnlessRunning, type RunOrigin, type RunOutcome } from './run-rows.server.ts';
import type { RunWriting } from './run-writing.server.ts';
import type { IngestCounts, SourceInfo } from './source-info.ts';
import type { Stage, StagedDraft } from './stage.server.ts';
import { UndoLog } from './undo-log.server.ts';

export type RunToIngest = { id: string; at: Date; origin: RunOrigin };

/** What the steps of writing a run share. */
export type RunWork = {
  connection: Sqlite.Database;
  stage: Stage;
  source: SourceInfo;
  run: RunToIngest;
  writing: RunWriting;
  signal: AbortSignal | undefined;
  onProgress: (done: number, whole: number | null) => void;
};

/** So many changed calls are one transaction of under a second; more would keep other writers waiting. */
export const IN_ONE_TRANSACTION = 2_000;
/** Calls that are written at once in a large run: about a tenth of a second. */
const SLICE = 400;

/** Writes those of some drafts that are new calls so that nobody sees them yet; gives the others. */
export function holdNew({ connection, run, writing, signal, onProgress }: RunWork) {
  return async (some: readonly StagedDraft[]): Promise<StagedDraft[]> => {
    signal?.throwIfAborted();
    const later = await inTransaction(connection, () => {
      failUnlessRunning(connection, run.id);
      if (writing.done === 0) beginHolding(connection, run.id);
      return some.filter((one) => !writing.hold(one));
    });
    onProgress(writing.done, null);
    return later;
  };
}

/** Writes what was not held while the run was read, shows it all and closes the run. */
export async function writeRun(
  work: RunWork,
  outcome: RunOutcome & { rejectedRecords: readonly Rejected[] },
  news: number,
  counts: () => IngestCounts,
): Promise<void> {
  const { connection, stage, source, run, writing, onProgress } = work;
  const finish = () => {
    const isWhole = outcome.status === 'ok' && run.origin === 'network' && source.covers === 'all';
    const missing = isWhole ? countMissing(connection, source.id, run.at, writing.writer) : 0;
    if (!isWhole) touchSeen(connection, source.id, run.at);
    const closing = { ...outcome, ...counts(), missing, isWhole, unsettled: leavesWork(writing, news) };
    closeRun(connection, source.id, run, closing);
    onProgress(writing.done, news);
  };
  if (news > IN_ONE_TRANSACTION) return writeMany(work, news, finish);
  await inTransaction(connection, () => {
    failUnlessRunning(connection, run.id);
    for (const some of stage.news(SLICE)) {
      for (const one of some) writing.writeResolved(one, writing.resolve(one), false);
    }
    finish();
  });
}

/** The rest of a run of which new calls are held already. */
async function writeMany(work: RunWork, news: number, finish: () => void): Promise<void> {
  const { connection, stage, source, run, writing, signal, onProgress } = work;
  const inSlices = async (write: (one: StagedDraft) => void) => {
    for (const some of stage.news(SLICE)) {
      signal?.throwIfAborted();
      await inTransaction(connection, () => {
        failUnlessRunning(connection, run.id);
        some.forEach(write);
      });
      onProgress(writing.done, news);
      await breathe();
    }
  };
  const stored = new Map<string, Omit<Resolved, 'draft'>>();
  await inSlices((one) => {
    const resolved = writing.resolve(one);
    if (resolved.call) stored.set(one.draft.externalKey, withoutDraft(resolved));
    else writing.writeResolved(one, resolved, true);
  });
  const change = (one: StagedDraft, undoLog?: UndoLog) => {
    const resolved = stored.get(one.draft.externalKey);
    if (resolved) writing.writeResolved(one, { ...resolved, draft: one.draft }, false, undoLog);
  };
  // Only where thousands of calls change at once does each change by itself: together they would keep others waiting.
  const isAlone = stored.size > IN_ONE_TRANSACTION;
  const undoLog = new UndoLog(connection, source.id, run.id);
  if (isAlone) await inSlices((one) => change(one, undoLog));
  await inTransaction(connection, () => {
    failUnlessRunning(connection, run.id);
    if (!isAlone) for (const some of stage.news(SLICE)) some.forEach((one) => change(one));
    showHeld(connection, run.id);
    finish();
  });
}

/** Whether something is to follow once the run is done (settle.server.ts). */
export const leavesWork = ({ brought }: RunWriting, news: number) =>
  news > IN_ONE_TRANSACTION || brought.toCompare.length > 0;

/** Thousands of these are kept until the last transaction; their drafts stay in the stage. */
const withoutDraft = ({ call, canonicalKey, renamedFrom }: Resolved) => ({ call, canonicalKey, renamedFrom });

/** Records that say the same, read by other code than last time, are known by another hash from now on. */
export async function noteHashes(connection: Sqlite.Database, sourceId: string): Promise<void> {
  const keys = connection
    .prepare('SELECT key, listHash FROM stage.record WHERE payload IS NULL AND listHash IS NOT NULL')
    .all() as { key: string; listHash: string }[];
  const note = connection.prepare('UPDATE RawRecord SET listHash = ? WHERE sourceId = ? AND externalKey = ?');
  for (const some of inChunks(keys, SLICE)) {
    await inTransaction(connection, () => some.forEach(({ key, listHash }) => note.run(listHash, sourceId, key)));
  }
}

/** A run that does not stand for the whole of its source checked only what it saw. */
function touchSeen(connection: Sqlite.Database, sourceId: string, at: Date): void {
  connection
    .prepare(
      'UPDATE OpportunityLink SET lastSeenAt = ? WHERE sourceId = ? AND externalKey IN (SELECT key FROM stage.record)',
    )
    .run(timestamp(at), sourceId);
}
