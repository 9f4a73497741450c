import type { Authority } from '../precedence.ts';

/** What ingest needs to know of a source. */
export type SourceInfo = {
  id: string;
  title: string;
  homepage: string;
  authority: Authority;
  /** `all`: what a whole answer does not list is missing; `newest`: absence says nothing */
  covers: 'all' | 'newest';
};

export type IngestCounts = { created: number; changed: number; unchanged: number };
