import type { Database } from '#prisma/client.server.ts';
import type { SourceDefinition } from '#scrapers/define-source.ts';
import { runSource, type RunOptions, type RunResult } from '#scrapers/run/run-source.ts';
import type { RunProgress } from './claim.server.ts';

/** A run that may be called off and that says how far it is. */
type Hands = { signal?: AbortSignal; onProgress?: (progress: RunProgress) => void };

/** The one place where pages and jobs hand a source to the runner. */
export function runWithHands(db: Database, source: SourceDefinition, options: RunOptions & Hands): Promise<RunResult> {
  return runSource(db, source as Parameters<typeof runSource>[1], options);
}
