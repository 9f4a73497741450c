import type { ExtractSource } from '../define-source.ts';
import { ScraperError } from '../errors.ts';
import type { RunContext } from './run-context.ts';
import type { Outcome } from './run-result.ts';

/** Downloads the newest file of a source, or takes a saved one, and reads it record by record. */
export function runExtract(source: ExtractSource, _context: RunContext, _runId: string | null): Promise<Outcome> {
  return Promise.reject(new ScraperError(`${source.title} is not read yet.`));
}
