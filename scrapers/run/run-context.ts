import type { Database } from '#prisma/client.server.ts';
import type { SourceDefinition } from '../define-source.ts';
import type { Network } from './net/network.ts';
import type { Validators } from './fetch-page.ts';
import type { ReadJob, ReadResult } from './read/read-job.ts';

/** How far a run is; `whole` is null where nobody knows. Bytes of a download, pages, calls looked up, records read, calls written. */
export type Progress = {
  step: 'download' | 'pages' | 'details' | 'records' | 'written';
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
  /** which code and settings read (known-answer.ts) */
  stamp: string | null;
  read: (source: SourceDefinition, job: ReadJob) => Promise<ReadResult>;
};
