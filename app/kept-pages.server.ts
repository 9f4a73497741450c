import { createHash } from 'node:crypto';
import type { EntryContext } from '@remix-run/node';
import type { PageHandle } from './page-handle.ts';

/** So many pages, none longer than this: some 20 MB at the usual length. */
const MOST_PAGES = 100;
const LONGEST = 512 * 1024;

/** A page as it was sent with its nonce, which is another one each time, or, once asked for again, what stands around that. */
type Kept = { html: string; nonce: string } | { parts: readonly string[] };

/** The HTML of pages as React drew it, for the next who gets the very same. */
export class KeptPages {
  /** by key; the one asked for last stands last */
  readonly #pages = new Map<string, Kept>();

  /** The page with this nonce in its scripts, or null. */
  get(key: string, nonce: string): string | null {
    const kept = this.#pages.get(key);
    if (!kept) return null;
    const parts = 'parts' in kept ? kept.parts : kept.html.split(kept.nonce);
    this.#pages.delete(key);
    this.#pages.set(key, { parts });
    return parts.join(nonce);
  }

  set(key: string, html: string, nonce: string): void {
    if (html.length > LONGEST) return;
    this.#pages.set(key, { html, nonce });
    if (this.#pages.size > MOST_PAGES) this.#pages.delete(this.#pages.keys().next().value!);
  }
}

/**
 * The key of a page that may be kept, or null: all that it is drawn from, which is its address and everything that its
 * loaders gave, who is signed in included. So nobody ever gets a page of other data, and nothing has to be taken out when
 * data changes. `data` is what goes to the browser (page-data.server.ts).
 */
export function pageKey(request: Request, status: number, context: EntryContext, data: string): string | null {
  const { staticHandlerContext: page, routeModules } = context;
  const leaf = page.matches.at(-1)?.route.id;
  const handle = leaf === undefined ? undefined : (routeModules[leaf]?.handle as PageHandle | undefined);
  if (!handle?.keep || status !== 200 || page.errors !== null || page.actionData !== null || data === '') return null;
  return createHash('sha256').update(`${request.url}\0`).update(data).digest('base64');
}
