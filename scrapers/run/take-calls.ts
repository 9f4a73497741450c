import type { CheckedDraft } from '#app/opportunities/draft.ts';
import type { Rejected } from '#app/opportunities/ingest/check-drafts.ts';
import { countIngest, ingestBatches, type Batch } from '#app/opportunities/ingest/ingest-batches.server.ts';
import { lastYields, type RunOutcome } from '#app/opportunities/ingest/runs.server.ts';
import type { CallSource } from '../define-source.ts';
import type { Validators } from './fetch-page.ts';
import { judgeRun } from './judge-run.ts';
import { fieldCounter } from './judge-yield.ts';
import type { RunContext } from './run-context.ts';
import { reportOf, type Outcome } from './run-result.ts';

/** What is known of an answer beside its records. */
export type AnswerFacts = {
  announced: number | undefined;
  bytes: number;
  problem: string | null;
  validators: Validators | null;
};

/** Takes calls in, however many; without a run to write it only says what that would do. */
export async function takeCalls(
  source: CallSource,
  batches: Iterable<Batch> | AsyncIterable<Batch>,
  facts: AnswerFacts,
  context: RunContext,
  runId: string | null,
): Promise<Outcome> {
  const { db, at, signal, onProgress } = context;
  const origin = context.from === null ? 'network' : 'file';
  const yields = await lastYields(db, source.id);
  const rejected: Rejected[] = [];
  const fields = fieldCounter(source.expect);
  const counted = async function* () {
    for await (const batch of batches) {
      rejected.push(...batch.rejected);
      batch.drafts.forEach(fields.add);
      yield batch;
    }
  };
  const judge = (seen: { records: number; rejected: number }): RunOutcome => {
    const { announced, problem } = facts;
    const about = { origin, announced, problem, lastYields: yields, having: fields.having } as const;
    const [firstRefused] = rejected;
    return judgeRun(source, { ...about, records: seen.records, refused: seen.rejected, firstRefused });
  };
  if (runId === null) {
    const drafts: CheckedDraft[] = [];
    for await (const batch of counted()) drafts.push(...batch.drafts);
    const outcome = judge({ records: drafts.length + rejected.length, rejected: rejected.length });
    const counts = await countIngest(db, source, drafts, at);
    return { report: reportOf(source, outcome, counts), rejected, isSame: false, validators: facts.validators };
  }
  if (facts.bytes > 0) await db.fetchRun.update({ where: { id: runId }, data: { bytes: facts.bytes } });
  let outcome: RunOutcome | null = null;
  const counts = await ingestBatches(db, source, { id: runId, at, origin }, counted(), {
    judge: (seen) => (outcome = judge(seen)),
    signal,
    onProgress: (done, whole) => onProgress({ step: 'writing', done, whole }),
  });
  return { report: reportOf(source, outcome!, counts), rejected, isSame: false, validators: facts.validators };
}
