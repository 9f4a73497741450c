import type { Database } from '#prisma/client.server.ts';
import { checkDrafts, type Rejected } from '#app/opportunities/ingest/check-drafts.ts';
import { countIngest } from '#app/opportunities/ingest/ingest-batches.server.ts';
import { failRun, ingestRun, lastYields, startRun, type RunOrigin } from '#app/opportunities/ingest/runs.server.ts';
import type { PageSource } from '../define-source.ts';
import { messageOf, ScraperError } from '../errors.ts';
import { checkBody } from './check-body.ts';
import { fetchPage, type FetchOptions } from './fetch-page.ts';
import { judgeYield } from './judge-yield.ts';
import { readSaved } from './read-saved.ts';

/** What one run of a source came to. */
export type SourceReport = {
  id: string;
  status: 'ok' | 'incomplete' | 'failed';
  seen: number;
  created: number;
  changed: number;
  unchanged: number;
  rejected: number;
  error?: string;
};

export type RunOptions = {
  /** a saved answer to read instead of the network */
  from?: string | undefined;
  /** say what would happen and write nothing */
  dryRun?: boolean;
  now?: Date;
  fetch?: FetchOptions;
};

export type RunResult = { report: SourceReport; rejected: Rejected[] };

const NOTHING = { seen: 0, created: 0, changed: 0, unchanged: 0, rejected: 0 };

/**
 * Runs one source: read → check → parse → ingest. Never throws: a failure is a report. A failed run leaves every
 * opportunity as it was; only its own row in FetchRun says that it took place.
 */
export async function runSource(db: Database, source: PageSource, options: RunOptions = {}): Promise<RunResult> {
  const at = options.now ?? new Date();
  const origin = options.from === undefined ? 'network' : 'file';
  let runId: string | null = null;
  try {
    if (!options.dryRun) runId = await startRun(db, source, origin, at);
    const { drafts, rejected, announced } = await readDrafts(source, options);
    const seen = drafts.length + rejected.length;
    if (drafts.length === 0) refuseNothing(origin, rejected);
    const yields = await lastYields(db, source.id);
    const problem = judgeYield(source.expect, { origin, seen, drafts, announced, lastYields: yields });
    const status = problem === null ? 'ok' : 'incomplete';
    const outcome = { seen, rejected: rejected.length, status, error: problem } as const;
    const counts =
      runId === null
        ? await countIngest(db, source, drafts, at)
        : await ingestRun(db, source, { id: runId, at }, drafts, outcome);
    const report = { id: source.id, status, ...NOTHING, ...counts, seen, rejected: rejected.length } as const;
    return { report: problem === null ? report : { ...report, error: problem }, rejected };
  } catch (error) {
    const message = messageOf(error).trim();
    if (runId !== null) await failRun(db, runId, message);
    return { report: { id: source.id, status: 'failed', ...NOTHING, error: message }, rejected: [] };
  }
}

/**
 * Somebody who hands over a file wants its records, and an answer of which not one can be read has changed its form:
 * both have failed. No records at all from the network is a short answer, which the yield judges.
 */
function refuseNothing(origin: RunOrigin, rejected: Rejected[]): void {
  const [first] = rejected;
  if (first)
    throw new ScraperError(`None of its ${rejected.length} records could be read. The first: ${first.reason}.`);
  if (origin === 'file')
    throw new ScraperError('The file holds no records. Save the whole answer of the source again.');
}

async function readDrafts(source: PageSource, { from, fetch }: RunOptions) {
  const page =
    from === undefined
      ? await fetchPage(source.request, source.format, fetch)
      : { url: source.request.url, bytes: await readSaved(from) };
  const parsed = await source.parse({ url: page.url, body: checkBody(page.bytes, source.format, source.roots) });
  const checked = checkDrafts(parsed.drafts);
  return {
    drafts: checked.drafts,
    rejected: [...parsed.rejected, ...checked.rejected],
    announced: parsed.announced,
  };
}
