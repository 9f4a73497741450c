import type { Authority } from '../precedence.ts';

/** What ingest needs to know of a source. */
export type SourceInfo = { id: string; title: string; homepage: string; authority: Authority };

export type IngestCounts = { created: number; changed: number; unchanged: number };
