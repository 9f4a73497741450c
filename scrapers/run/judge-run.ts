import type { Rejected } from '#app/opportunities/ingest/check-drafts.ts';
import type { RunOutcome } from '#app/opportunities/ingest/runs.server.ts';
import type { SourceDefinition } from '../define-source.ts';
import { ScraperError } from '../errors.ts';
import { judgeYield, type Yield } from './judge-yield.ts';

type Seen = Omit<Yield, 'taken' | 'seen'> & {
  records: number;
  refused: number;
  firstRefused: Rejected | undefined;
  /** what was wrong before the records were counted */
  problem: string | null;
};

/** What a run came to, once all of it is read. Throws ScraperError where it has failed. */
export function judgeRun(source: SourceDefinition, seen: Seen): RunOutcome {
  const { records, refused, firstRefused, problem, ...rest } = seen;
  const taken = records - refused;
  if (taken === 0) refuseNothing(rest.origin === 'file', refused, firstRefused);
  const error = problem ?? judgeYield(source.expect, { ...rest, seen: records, taken });
  return { seen: records, rejected: refused, status: error === null ? 'ok' : 'incomplete', error };
}

/**
 * Somebody who hands over a file wants its records, and an answer of which not one can be read has changed its form:
 * both have failed. No records at all from the network is a short answer, which the yield judges.
 */
function refuseNothing(isFile: boolean, refused: number, first: Rejected | undefined): void {
  if (first) throw new ScraperError(`None of its ${refused} records could be read. The first: ${first.reason}.`);
  if (isFile) throw new ScraperError('The file holds no records. Save the whole answer of the source again.');
}
