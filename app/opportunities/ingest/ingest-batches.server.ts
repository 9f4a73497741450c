import type { Database } from '#prisma/client.server.ts';
import type { CheckedDraft } from '../draft.ts';
import type { Rejected } from './check-drafts.ts';
import { openBeside, timestamp } from './connection.server.ts';
import { Planner } from './planner.server.ts';
import { readIn, type Batches } from './read-in.server.ts';
import type { RunOutcome } from './run-rows.server.ts';
import { RunWriting } from './run-writing.server.ts';
import { followUp, settleDone } from './settle.server.ts';
import type { IngestCounts, SourceInfo } from './source-info.ts';
import { Stage } from './stage.server.ts';
import { StoredCalls } from './stored-calls.server.ts';
import { undoRun } from './undo.server.ts';
import { holdNew, IN_ONE_TRANSACTION, leavesWork, noteHashes, writeRun, type RunToIngest } from './write-run.server.ts';

export type IngestOptions = {
  /** what the run came to, asked when all has been read; a throw ends the run with nothing written */
  judge: (read: { records: number; rejected: readonly Rejected[] }) => RunOutcome;
  signal?: AbortSignal | undefined;
  /** calls that were written; `whole` is null while the run is still being read */
  onProgress?: (done: number, whole: number | null) => void;
};

/**
 * Takes what a source says into the list and closes the run. The same records twice write nothing but the run. A run is
 * taken in whole or not at all. Few news are one transaction at the end. Of many, new calls are written in slices while
 * the rest is read, and held back until the last transaction shows them; what changes can be undone until then
 * (undo.server.ts).
 */
export async function ingestBatches(
  db: Database,
  source: SourceInfo,
  run: RunToIngest,
  batches: Batches | ((listHashOf: (externalKey: string) => string | null) => Batches),
  { judge, signal, onProgress = () => undefined }: IngestOptions,
): Promise<IngestCounts> {
  const connection = await openBeside(db);
  const stage = new Stage();
  try {
    const stored = new StoredCalls(connection, source.id);
    const given = typeof batches === 'function' ? batches((key) => stored.hashes(key)?.listHash ?? null) : batches;
    const writing = new RunWriting(connection, stage, source, run);
    const work = { connection, stage, source, run, writing, signal, onProgress };
    const counts = () => ({ ...writing.counts, unchanged: read.unchanged + writing.counts.unchanged });
    let read = { records: 0, news: 0, unchanged: 0, rejected: [] as Rejected[] };
    try {
      read = await readIn(stored, stage, source, given, { after: IN_ONE_TRANSACTION, hold: holdNew(work) });
      const outcome = judge(read);
      connection.prepare('ATTACH ? AS stage').run(stage.file);
      await writeRun(work, { ...outcome, rejectedRecords: read.rejected }, read.news, counts);
    } catch (error) {
      // Where that fails too, the next run of the source does it; what happened first is what is told.
      await undoRun(connection, { id: run.id, sourceId: source.id }).catch((later: unknown) => {
        throw new AggregateError([error, later], error instanceof Error ? error.message : String(error));
      });
      throw error;
    }
    await followUp(connection, run.id, () => noteHashes(connection, source.id));
    if (leavesWork(writing, read.news)) {
      await settleDone(connection, { id: run.id, sourceId: source.id, startedAt: timestamp(run.at) }, writing.brought);
    }
    return counts();
  } finally {
    connection.close();
    stage.close();
  }
}

/** What drafts would do, nothing written. */
export async function countIngest(
  db: Database,
  source: SourceInfo,
  drafts: readonly CheckedDraft[],
  at: Date,
): Promise<IngestCounts> {
  const connection = await openBeside(db);
  const stage = new Stage();
  try {
    const stored = new StoredCalls(connection, source.id);
    const { news, unchanged } = await readIn(stored, stage, source, [{ drafts, rejected: [] }]);
    const counts = { created: 0, changed: 0, unchanged };
    const planner = new Planner(connection, stage, source, at);
    for (const some of stage.news(Math.max(1, news))) {
      for (const one of some) counts[planner.plan(one).outcome] += 1;
    }
    return counts;
  } finally {
    connection.close();
    stage.close();
  }
}
