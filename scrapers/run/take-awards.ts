import type { CheckedAward } from '#app/opportunities/awards/award-draft.ts';
import { ingestAwards } from '#app/opportunities/awards/ingest-awards.server.ts';
import type { Rejected } from '#app/opportunities/ingest/check-drafts.ts';
import { inChunks } from '#app/opportunities/ingest/chunks.ts';
import { inTransaction, openBeside } from '#app/opportunities/ingest/connection.server.ts';
import { noteHealth } from '#app/opportunities/ingest/run-rows.server.ts';
import { lastYields, type RunOrigin, type RunOutcome } from '#app/opportunities/ingest/runs.server.ts';
import type { IngestCounts } from '#app/opportunities/ingest/source-info.ts';
import type { Database } from '#prisma/client.server.ts';
import type { AwardSource } from '../define-source.ts';
import { judgeRun } from './judge-run.ts';
import { fieldCounter } from './judge-yield.ts';
import type { Reading } from './read-pages.ts';
import type { RunContext } from './run-context.ts';
import { reportOf, type Outcome } from './run-result.ts';

/** Prisma's own limit of five seconds is too short for a large source on a small machine. */
const TRANSACTION = { maxWait: 15_000, timeout: 120_000 };
/** Of so many rejected records a run keeps why. */
const REJECTED_KEPT = 500;

/** Takes awards in and closes the run, in one transaction; without a run it only says what that would do. */
export async function takeAwards(
  source: AwardSource,
  reading: Reading<CheckedAward>,
  context: RunContext,
  runId: string | null,
): Promise<Outcome> {
  const { db, at } = context;
  const { drafts, rejected, announced, problem, bytes, validators } = reading;
  const origin = context.from === null ? 'network' : 'file';
  const fields = fieldCounter(source.expect);
  drafts.forEach(fields.add);
  const outcome = judgeRun(source, {
    ...{ announced, problem, having: fields.having, lastYields: await lastYields(db, source.id) },
    ...{ records: drafts.length + rejected.length, refused: rejected.length, firstRefused: rejected[0] },
    origin,
  });
  const counts =
    runId === null
      ? await countNew(db, source.id, drafts)
      : await write(db, source, { id: runId, at, bytes, origin }, reading, outcome);
  return { report: reportOf(source, outcome, counts), rejected, isSame: false, validators };
}

async function write(
  db: Database,
  source: AwardSource,
  run: { id: string; at: Date; bytes: number; origin: RunOrigin },
  { drafts, rejected }: Reading<CheckedAward>,
  outcome: RunOutcome,
): Promise<IngestCounts> {
  const counts = await db.$transaction(async (tx) => {
    const counts = await ingestAwards(tx, source, run, drafts);
    const row = { ...counts, ...outcome, bytes: run.bytes, finishedAt: new Date() };
    await tx.fetchRun.update({ where: { id: run.id }, data: row });
    await tx.rejectedRecord.createMany({
      data: rejected.slice(0, REJECTED_KEPT).map((one) => rejectedRow(run.id, one)),
    });
    if (outcome.status === 'ok') await tx.source.update({ where: { id: source.id }, data: { lastOkAt: run.at } });
    return counts;
  }, TRANSACTION);
  if (run.origin === 'network') await noteHealthOf(db, source.id, run.id, outcome.error);
  return counts;
}

/** What is wrong with a source is noted through the connection that runs of calls use. */
async function noteHealthOf(db: Database, sourceId: string, runId: string, error: string | null): Promise<void> {
  const connection = await openBeside(db);
  try {
    await inTransaction(connection, () => noteHealth(connection, sourceId, runId, error));
  } finally {
    connection.close();
  }
}

const rejectedRow = (runId: string, { key, reason }: Rejected) => ({
  ...{ runId, externalKey: key.slice(0, 1000) },
  reason: reason.slice(0, 1000),
});

/** How many of them would be new. Whether the others have changed shows when they are taken in. */
async function countNew(db: Database, sourceId: string, drafts: readonly CheckedAward[]): Promise<IngestCounts> {
  let known = 0;
  for (const chunk of inChunks(drafts.map((draft) => draft.externalKey))) {
    known += await db.award.count({ where: { sourceId, externalKey: { in: chunk } } });
  }
  return { created: drafts.length - known, changed: 0, unchanged: known };
}
