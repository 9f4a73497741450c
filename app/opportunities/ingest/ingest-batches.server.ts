import type Sqlite from 'better-sqlite3';
import type { Database } from '#prisma/client.server.ts';
import type { CheckedDraft } from '../draft.ts';
import type { Rejected } from './check-drafts.ts';
import { inChunks } from './chunks.ts';
import { inTransaction, openBeside, timestamp } from './connection.server.ts';
import { countMissing } from './gone.server.ts';
import { contentHash } from './payload.server.ts';
import { planCall, type PlannedCall } from './plan.server.ts';
import { removeHeld } from './held.server.ts';
import { Resolver, type Resolved } from './resolve.ts';
import { closeRun, type RunOrigin, type RunOutcome } from './run-rows.server.ts';
import type { IngestCounts, SourceInfo } from './source-info.ts';
import { Stage, type StagedDraft } from './stage.server.ts';
import { StoredCalls } from './stored-calls.server.ts';
import { CallWriter } from './write-calls.server.ts';

/** External keys must be unique in a run; of two the first is taken. */
export type Batch = {
  drafts: readonly CheckedDraft[];
  rejected: readonly Rejected[];
  /** records that say what they said last time, known without reading them */
  knownKeys?: readonly string[];
  /** external key → hash of the record as it came, where the source can be known by it next time */
  listHashes?: ReadonlyMap<string, string>;
};

export type Batches = AsyncIterable<Batch> | Iterable<Batch>;

export type RunToIngest = { id: string; at: Date; origin: RunOrigin };

export type IngestOptions = {
  /** what the run came to, asked when all has been read; a throw ends the run with nothing written */
  judge: (read: { records: number; rejected: readonly Rejected[] }) => RunOutcome;
  signal?: AbortSignal | undefined;
  /** calls that were written */
  onProgress?: (done: number, whole: number) => void;
};

/** So many changed calls are one transaction of under a second; more would keep other writers waiting. */
const IN_ONE_TRANSACTION = 2_000;
/** Calls that are written at once in a large run: about a tenth of a second. */
const SLICE = 400;
/** Others who write get their turn between two slices. */
const BREATH_MS = 5;

/**
 * Takes what a source says into the list and closes the run. The same records twice write nothing but the run. All of it
 * is read before anything is written, and a run is seen whole or not at all: new calls of a large run are written
 * in slices and held back until the last transaction, which shows them.
 */
export async function ingestBatches(
  db: Database,
  source: SourceInfo,
  run: RunToIngest,
  batches: Batches | ((listHashOf: (externalKey: string) => string | null) => Batches),
  options: IngestOptions,
): Promise<IngestCounts> {
  const connection = await openBeside(db);
  const stage = new Stage();
  try {
    const stored = new StoredCalls(connection, source.id);
    const given = typeof batches === 'function' ? batches((key) => stored.hashes(key)?.listHash ?? null) : batches;
    const staged = await stageBatches(stored, stage, source, given);
    const outcome = options.judge(staged);
    connection.prepare('ATTACH ? AS stage').run(stage.file);
    return await apply(connection, stage, source, run, { ...staged, outcome }, options);
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
    const { news, unchanged } = await stageBatches(new StoredCalls(connection, source.id), stage, source, [
      { drafts, rejected: [] },
    ]);
    const counts = { created: 0, changed: 0, unchanged };
    const planner = new Planner(connection, stage, source, at);
    for (const slice of stage.news(Math.max(1, news))) {
      for (const one of slice) counts[planner.plan(one).outcome] += 1;
    }
    return counts;
  } finally {
    connection.close();
    stage.close();
  }
}

type Staged = { records: number; news: number; unchanged: number; rejected: Rejected[] };

async function stageBatches(stored: StoredCalls, stage: Stage, source: SourceInfo, batches: Batches): Promise<Staged> {
  const staged: Staged = { records: 0, news: 0, unchanged: 0, rejected: [] };
  const twice = (key: string) => staged.rejected.push({ key, reason: 'the same record stands twice in this answer' });
  for await (const { drafts, rejected, knownKeys = [], listHashes } of batches) {
    staged.records += drafts.length + rejected.length + knownKeys.length;
    staged.rejected.push(...rejected);
    stage.together(() => {
      for (const key of knownKeys) {
        if (stage.addKnown(key)) staged.unchanged += 1;
        else twice(key);
      }
      for (const draft of drafts) {
        const { externalKey } = draft;
        const hash = contentHash(source.authority, draft);
        const listHash = listHashes?.get(externalKey) ?? null;
        const known = stored.hashes(externalKey);
        const isSame = known?.contentHash === hash;
        const newHash = listHash === known?.listHash ? null : listHash;
        if (isSame ? stage.addKnown(externalKey, newHash) : stage.addNews({ draft, hash, listHash })) {
          if (isSame) staged.unchanged += 1;
          else staged.news += 1;
        } else twice(externalKey);
      }
    });
  }
  return staged;
}

async function apply(
  connection: Sqlite.Database,
  stage: Stage,
  source: SourceInfo,
  run: RunToIngest,
  { news, unchanged, rejected, outcome }: Staged & { outcome: RunOutcome },
  { signal, onProgress = () => undefined }: IngestOptions,
): Promise<IngestCounts> {
  const counts = { created: 0, changed: 0, unchanged };
  const planner = new Planner(connection, stage, source, run.at);
  const writer = new CallWriter(connection, source, run);
  let done = 0;
  const write = ({ listHash }: StagedDraft, call: PlannedCall, held: boolean) => {
    counts[call.outcome] += 1;
    writer.write(call, listHash, held);
    done += 1;
  };
  await noteHashes(connection, source.id);
  const finish = () => {
    const isWhole = outcome.status === 'ok' && run.origin === 'network' && source.covers === 'all';
    const missing = isWhole ? countMissing(connection, source.id, run.at, stage, writer) : 0;
    if (!isWhole) touchSeen(connection, source.id, run.at);
    closeRun(connection, source.id, run, { ...outcome, ...counts, missing, rejectedRecords: rejected, isWhole });
    onProgress(done, news);
    return counts;
  };

  if (news <= IN_ONE_TRANSACTION) {
    return inTransaction(connection, () => {
      for (const slice of stage.news(SLICE)) for (const one of slice) write(one, planner.plan(one), false);
      return finish();
    });
  }
  const inSlices = async (work: (one: StagedDraft) => void) => {
    for (const slice of stage.news(SLICE)) {
      signal?.throwIfAborted();
      await inTransaction(connection, () => slice.forEach(work));
      onProgress(done, news);
      await new Promise((resolve) => setTimeout(resolve, BREATH_MS));
    }
  };
  try {
    const stored = new Map<string, Omit<Resolved, 'draft'>>();
    await inSlices((one) => {
      const resolved = planner.resolve(one);
      if (resolved.call) stored.set(one.draft.externalKey, withoutDraft(resolved));
      else write(one, planner.planResolved(resolved), true);
    });
    const change = (one: StagedDraft) => {
      const resolved = stored.get(one.draft.externalKey);
      if (resolved) write(one, planner.planResolved({ ...resolved, draft: one.draft }), false);
    };
    // Only where thousands of calls change at once does each change by itself: together they would keep others waiting.
    if (stored.size > IN_ONE_TRANSACTION) await inSlices(change);
    return await inTransaction(connection, () => {
      if (stored.size <= IN_ONE_TRANSACTION) for (const slice of stage.news(SLICE)) slice.forEach(change);
      connection.prepare('UPDATE Opportunity SET heldByRunId = NULL WHERE heldByRunId = ?').run(run.id);
      return finish();
    });
  } catch (error) {
    await removeHeld(connection, run.id);
    throw error;
  }
}

/** Decides what staged drafts do; one planner serves a whole run. */
class Planner {
  private readonly stored: StoredCalls;
  private readonly resolver: Resolver;

  constructor(
    connection: Sqlite.Database,
    stage: Stage,
    private readonly source: SourceInfo,
    private readonly at: Date,
  ) {
    this.stored = new StoredCalls(connection, source.id);
    this.resolver = new Resolver(source.id, (key) => stage.holds(key));
  }

  plan(one: StagedDraft): PlannedCall {
    return this.planResolved(this.resolve(one));
  }

  resolve({ draft }: StagedDraft): Resolved {
    return this.resolver.resolve(draft, this.stored);
  }

  planResolved(resolved: Resolved): PlannedCall {
    const stored = resolved.call && this.stored.read(resolved.call.id);
    return planCall(this.source, resolved, stored, this.at);
  }
}

/** Thousands of these are kept until the last transaction; their drafts stay in the stage. */
const withoutDraft = ({ call, canonicalKey, renamedFrom }: Resolved) => ({ call, canonicalKey, renamedFrom });

/** Records that say the same, read by other code than last time, are known by another hash from now on. */
async function noteHashes(connection: Sqlite.Database, sourceId: string): Promise<void> {
  const keys = connection
    .prepare('SELECT key, listHash FROM stage.record WHERE draft IS NULL AND listHash IS NOT NULL')
    .all() as { key: string; listHash: string }[];
  const note = connection.prepare('UPDATE RawRecord SET listHash = ? WHERE sourceId = ? AND externalKey = ?');
  for (const slice of inChunks(keys, SLICE)) {
    await inTransaction(connection, () => slice.forEach(({ key, listHash }) => note.run(listHash, sourceId, key)));
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
