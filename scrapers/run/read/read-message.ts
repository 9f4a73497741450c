import type { SourceParams } from '#app/opportunities/sources/params.ts';
import type { ReadJob, ReadResult } from './read-job.ts';

/** How the reader knows a source: by its id in scrapers/sources, or by what a curator set. */
export type SourceName = { id: string; params: SourceParams | null };

/** What the process that reads answers is asked, and what it says; messages follow each other one by one. */
export type ToReader = { source: SourceName; job: ReadJob };
export type FromReader = { result: ReadResult } | { problem: string };
