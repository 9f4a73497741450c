/** One answer of a source after it is unpacked, or one file given with `--from`, at most. */
export const PAGE_BYTES = 10 * 1024 * 1024;

/** From the first byte asked to the last byte read of one answer. */
export const FETCH_TIMEOUT_MS = 30_000;

export const MAX_REDIRECTS = 5;

/** Pauses before the second and the third attempt; there is no fourth. */
export const BACKOFF_MS = [1000, 4000] as const;

/** The longest that a run waits because a source asks it to (Retry-After); the run fails where it is longer. */
export const MAX_WAIT_MS = 60_000;

/** Between two requests to one host, where a source names no other time. */
export const GAP_MS = 1000;

/** Of what robots.txt asks for as a pause between requests, no more than this is kept. */
export const MAX_CRAWL_DELAY_MS = 60_000;

/** Of robots.txt, what is read; the rest of a longer one is ignored, as RFC 9309 allows. */
export const ROBOTS_BYTES = 512 * 1024;
export const ROBOTS_KEPT_MS = 24 * 60 * 60 * 1000;

/** Pages of one list, in one run. */
export const MAX_PAGES = 200;

/** All pages of one list, in one run: they are held together until the run is known to be sound. */
export const LIST_BYTES = 50 * 1024 * 1024;

/** What reading one answer may take before its process is ended. */
export const PARSE_MS = 20_000;
export const PARSE_HEAP_MB = 512;

/** How deep the elements or values of an answer may lie in each other. */
export const MAX_DEPTH = 500;

/** The name by which robots.txt may speak of us. */
export const ROBOT = 'Callboard';

/** Says who asks, and where to write when the site has an address. */
export function userAgent(contact: string | null): string {
  return `${ROBOT}/0.1 (${contact ? `+${contact}; ` : ''}open list of research funding)`;
}

/** `10 MB`, for messages. */
export const megabytes = (bytes: number) => `${Math.round((bytes / 1024 / 1024) * 10) / 10} MB`;
