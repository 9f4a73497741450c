import type { SourceParams } from '#app/opportunities/sources/params.ts';
import type { SourcePreview } from '#app/opportunities/sources/preview.server.ts';
import type { Trigger } from '#scrapers/run/open-run.ts';
import type { Progress } from '#scrapers/run/run-context.ts';

/** What the process is given first: a source to read, or one that is being set up to look at. */
export type ProcessStart = { sourceId: string; trigger: Trigger } | { params: SourceParams };

/** After that the server says only one thing: stop. */
export type ToProcess = ProcessStart | 'stop';

export type FromProcess =
  { progress: Progress } | { done: true; retryAt: Date | null } | { preview: SourcePreview } | { broke: string };
