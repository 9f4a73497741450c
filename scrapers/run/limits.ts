/** One answer of a source, or one file given with `--from`, at most. */
export const PAGE_BYTES = 10 * 1024 * 1024;

/** From the first byte asked to the last byte read, redirects included. */
export const FETCH_TIMEOUT_MS = 30_000;

export const MAX_REDIRECTS = 5;

/** Says who asks, and where to write when the site has an address. */
export function userAgent(contact: string | null): string {
  return `Callboard/0.1 (${contact ? `+${contact}; ` : ''}open list of research funding)`;
}

/** `10 MB`, for messages. */
export const megabytes = (bytes: number) => `${Math.round((bytes / 1024 / 1024) * 10) / 10} MB`;
