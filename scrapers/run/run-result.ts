import type { Rejected } from '#app/opportunities/ingest/check-drafts.ts';
import type { Validators } from './fetch-page.ts';

/** What one run of a source came to; the contract of `scrape --json`. */
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

export type RunResult = {
  report: SourceReport;
  rejected: Rejected[];
  /** null when nothing was written */
  runId: string | null;
  /** the source said that its answer is the same as last time */
  isSame: boolean;
  /** when a failed source asked to be asked again */
  retryAt: Date | null;
};

/** What a run that did not fail came to, and what its answer may be recognised by. */
export type Outcome = Pick<RunResult, 'report' | 'rejected' | 'isSame'> & { validators: Validators | null };

export const NOTHING = { seen: 0, created: 0, changed: 0, unchanged: 0, rejected: 0 } as const;
