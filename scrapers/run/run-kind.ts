import { checkDrafts } from '#app/opportunities/ingest/check-drafts.ts';
import type { AwardSource, CatalogueSource, PageSource, SourceDefinition } from '../define-source.ts';
import { ScraperError } from '../errors.ts';
import { readDetails } from './details.ts';
import { closeUnchanged } from './known-answer.ts';
import { readPages } from './read-pages.ts';
import { runExtract } from './run-extract.ts';
import type { RunContext } from './run-context.ts';
import { NOTHING, type Outcome } from './run-result.ts';
import { noteDetails } from './stored-details.ts';
import { takeAwards, takeCalls } from './take.ts';

/** Reads a source of any kind and takes in what it says; throws when it cannot. Without `runId` nothing is written. */
export function runKind(source: SourceDefinition, context: RunContext, runId: string | null): Promise<Outcome> {
  switch (source.kind) {
    case 'pages':
      return runPages(source, context, runId);
    case 'awards':
      return runAwards(source, context, runId);
    case 'catalogue':
      return runCatalogue(source, context, runId);
    case 'extract':
      return runExtract(source, context, runId);
  }
}

async function runPages(source: PageSource, context: RunContext, runId: string | null): Promise<Outcome> {
  const list = await readPages(source, context);
  if (list === null) return same(source, context, runId);
  const { detail } = source;
  if (!detail) return takeCalls(source, list, context, runId);
  const { drafts, taken, waiting, problem } = await readDetails({ ...source, detail }, list.drafts, context);
  // The list says "nothing has changed" for itself, not for calls that are still to be looked up.
  const validators = waiting > 0 ? null : list.validators;
  const whole = { ...list, drafts, validators, problem: list.problem ?? problem };
  const outcome = await takeCalls(source, whole, context, runId);
  if (runId !== null) await noteDetails(context.db, source.id, taken, context.at);
  return outcome;
}

async function runAwards(source: AwardSource, context: RunContext, runId: string | null): Promise<Outcome> {
  const list = await readPages(source, context);
  return list === null ? same(source, context, runId) : takeAwards(source, list, context, runId);
}

function runCatalogue(source: CatalogueSource, context: RunContext, runId: string | null): Promise<Outcome> {
  if (context.from !== null)
    throw new ScraperError(`${source.title} is kept in its own file: there is nothing to save.`);
  const whole = { announced: undefined, bytes: 0, problem: null, validators: null };
  return takeCalls(source, { ...whole, ...checkDrafts(source.drafts()) }, context, runId);
}

/** The source says that its answer is the one of last time. */
async function same(source: SourceDefinition, context: RunContext, runId: string | null): Promise<Outcome> {
  const counts = runId === null ? {} : await closeUnchanged(context.db, source.id, runId, context.at);
  const report = { id: source.id, status: 'ok', ...NOTHING, ...counts } as const;
  return { report, rejected: [], isSame: true, validators: context.known };
}
