import type { ReadJob, ReadResult } from './read-job.ts';

/** What the thread that reads answers is asked, and what it says; messages follow each other one by one. */
export type ToReader = { sourceId: string; job: ReadJob };
export type FromReader = { result: ReadResult } | { problem: string };
