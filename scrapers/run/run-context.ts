import type { Database } from '#prisma/client.server.ts';
import type { SourceDefinition } from '../define-source.ts';
import type { Network } from './net/network.ts';
import type { Validators } from './fetch-page.ts';
import type { ReadJob, ReadResult } from './read/read-job.ts';

/**
 * How far a run is: bytes of a download, records of a list, calls looked up, records of an extract, calls written.
 * `whole` is null where nobody knows.
 */
export type Progress = {
  step: 'download' | 'pages' | 'details' | 'records' | 'writing';
  done: number;
  whole: number | null;
};

/** What the steps of a run share. */
export type RunContext = {
  db: Database;
  at: Date;
  network: Network;
  /** a saved answer instead of the network */
  from: string | null;
  /** of this source, where it has one */
  key: string | null;
  signal: AbortSignal | undefined;
  onProgress: (progress: Progress) => void;
  /** what the server gave to recognise its last answer by, where a shorter answer is welcome */
  known: Validators;
  read: (source: SourceDefinition, job: ReadJob) => Promise<ReadResult>;
};
