/** One answer of a source, or one file given with `--from`, at most. */
export const PAGE_BYTES = 10 * 1024 * 1024;

/** From the first byte asked to the last byte read, redirects included. */
export const FETCH_TIMEOUT_MS = 30_000;

export const MAX_REDIRECTS = 5;

export const USER_AGENT = 'Callboard/0.1 (open list of research funding; one request at a time)';

/** `10 MB`, for messages. */
export const megabytes = (bytes: number) => `${Math.round((bytes / 1024 / 1024) * 10) / 10} MB`;
