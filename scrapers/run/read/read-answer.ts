import type { SourceDefinition } from '../../define-source.ts';
import { getSource } from '../../registry.ts';
import { readJob, type ReadJob, type ReadResult } from './read-job.ts';
import { readThread } from './read-thread-guard.ts';

/**
 * Reads one answer: on a thread, so that what a stranger sent can neither hold the server up nor take its memory. A
 * source that the thread cannot make again from its name, as tests have, is read here. Throws ScraperError.
 */
export function readAnswer(source: SourceDefinition, job: ReadJob): Promise<ReadResult> {
  return getSource(source.id) === source ? readThread().read(source.id, job) : readJob(source, job);
}
