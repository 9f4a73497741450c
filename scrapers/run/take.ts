import type { CheckedAward } from '#app/opportunities/awards/award-draft.ts';
import type { CheckedDraft } from '#app/opportunities/draft.ts';
import type { Rejected } from '#app/opportunities/ingest/check-drafts.ts';
import { countIngest } from '#app/opportunities/ingest/ingest-batches.server.ts';
import { ingestRun, lastYields, type RunOutcome } from '#app/opportunities/ingest/runs.server.ts';
import type { IngestCounts } from '#app/opportunities/ingest/source-info.ts';
import type { AwardSource, CallSource, SourceDefinition } from '../define-source.ts';
import { ScraperError } from '../errors.ts';
import { countNewAwards, ingestAwardsRun } from './awards-run.ts';
import { FieldTally } from './field-tally.ts';
import { judgeYield } from './judge-yield.ts';
import type { Reading } from './read-pages.ts';
import type { RunContext } from './run-context.ts';
import { NOTHING, type Outcome } from './run-result.ts';

/** Takes calls in, or says what that would do when there is no run to write. */
export async function takeCalls(
  source: CallSource,
  reading: Reading<CheckedDraft>,
  context: RunContext,
  runId: string | null,
): Promise<Outcome> {
  const { db, at } = context;
  return take(source, reading, context, runId, async (outcome) =>
    runId === null
      ? await countIngest(db, source, reading.drafts, at)
      : ingestRun(db, source, { id: runId, at }, reading.drafts, outcome),
  );
}

/** The same for awards. */
export async function takeAwards(
  source: AwardSource,
  reading: Reading<CheckedAward>,
  context: RunContext,
  runId: string | null,
): Promise<Outcome> {
  const { db, at } = context;
  return take(source, reading, context, runId, async (outcome) => {
    if (runId === null) return countNewAwards(db, source.id, reading.drafts);
    const origin = context.from === null ? 'network' : 'file';
    return ingestAwardsRun(db, source, { id: runId, at, origin }, reading.drafts, outcome);
  });
}

async function take(
  source: SourceDefinition,
  reading: Reading<CheckedDraft> | Reading<CheckedAward>,
  context: RunContext,
  runId: string | null,
  ingest: (outcome: RunOutcome & { rejectedRecords: Rejected[] }) => Promise<IngestCounts>,
): Promise<Outcome> {
  const { drafts, rejected, announced, bytes } = reading;
  const origin = context.from === null ? 'network' : 'file';
  const seen = drafts.length + rejected.length;
  if (drafts.length === 0) refuseNothing(origin === 'file', rejected);
  const yields = await lastYields(context.db, source.id);
  const judged = judgeYield(source.expect, {
    ...{ origin, seen, announced, lastYields: yields },
    ...{ readable: drafts.length, tally: new FieldTally(source.expect, drafts) },
  });
  const error = reading.problem ?? judged;
  const status = error === null ? 'ok' : 'incomplete';
  if (runId !== null && bytes > 0) await context.db.fetchRun.update({ where: { id: runId }, data: { bytes } });
  const counts = await ingest({ seen, rejected: rejected.length, status, error, rejectedRecords: rejected });
  const report = { id: source.id, status, ...NOTHING, ...counts, seen, rejected: rejected.length } as const;
  return {
    report: error === null ? report : { ...report, error },
    rejected,
    isSame: false,
    validators: reading.validators,
  };
}

/**
 * Somebody who hands over a file wants its records, and an answer of which not one can be read has changed its form:
 * both have failed. No records at all from the network is a short answer, which the yield judges.
 */
export function refuseNothing(isFile: boolean, rejected: readonly Rejected[]): void {
  const [first] = rejected;
  if (first)
    throw new ScraperError(`None of its ${rejected.length} records could be read. The first: ${first.reason}.`);
  if (isFile) throw new ScraperError('The file holds no records. Save the whole answer of the source again.');
}
