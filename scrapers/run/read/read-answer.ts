import { isMade } from '#app/opportunities/sources/made-source.ts';
import type { SourceDefinition } from '../../define-source.ts';
import { getSource } from '../../registry.ts';
import { readJob, type ReadJob, type ReadResult } from './read-job.ts';
import type { SourceName } from './read-message.ts';
import { reader } from './reader.ts';

/**
 * Reads one answer: in a process of its own, so that what a stranger sent can neither hold the server up nor take its memory. A
 * source that the reader cannot make again, as tests have, is read here. Throws ScraperError.
 */
export function readAnswer(source: SourceDefinition, job: ReadJob): Promise<ReadResult> {
  const name = nameForReader(source);
  return name ? reader().read(name, job) : readJob(source, job);
}

/** What the reader makes the source from, or null where it cannot. */
export function nameForReader(source: SourceDefinition): SourceName | null {
  if (isMade(source)) return { id: source.id, params: source.params };
  return getSource(source.id) === source ? { id: source.id, params: null } : null;
}
