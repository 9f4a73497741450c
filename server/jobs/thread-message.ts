import type { RunProgress } from '#app/opportunities/sources/claim.server.ts';

/** What the thread of a run is given when it starts. */
export type ThreadStart = { sourceId: string };

/** The main thread says only one thing: stop. */
export type ToThread = 'stop';

export type FromThread = { progress: RunProgress } | { done: true };
