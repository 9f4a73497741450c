import type { SourceParams } from '#app/opportunities/sources/params.ts';
import type { SourcePreview } from '#app/opportunities/sources/preview.server.ts';
import type { Trigger } from '#scrapers/run/open-run.ts';
import type { Progress } from '#scrapers/run/run-context.ts';

/** What the thread is given when it starts: a source to read, or one that is being set up to look at. */
export type ThreadStart = { sourceId: string; trigger: Trigger } | { params: SourceParams };

/** The main thread says only one thing: stop. */
export type ToThread = 'stop';

export type FromThread = { progress: Progress } | { done: true } | { preview: SourcePreview };
