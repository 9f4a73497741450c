import { createHash } from 'node:crypto';
import type { EntryContext } from '@remix-run/node';
import type { PageHandle } from './page-handle.ts';

/** So many pages, none larger than this: some 10 MB at the usual size. */
const MOST_PAGES = 100;
const LARGEST = 512 * 1024;

/** The HTML of pages as React drew it, for the next who gets the very same. */
export class KeptPages {
  /** by key; the one asked for last stands last. Without the nonce, which is another one each time. */
  readonly #pages = new Map<string, readonly string[]>();

  /** The page with this nonce in its scripts, or null. */
  get(key: string, nonce: string): Uint8Array<ArrayBuffer> | null {
    const parts = this.#pages.get(key);
    if (!parts) return null;
    this.#pages.delete(key);
    this.#pages.set(key, parts);
    return new TextEncoder().encode(parts.join(nonce));
  }

  set(key: string, html: Buffer, nonce: string): void {
    if (html.length > LARGEST) return;
    this.#pages.set(key, html.toString().split(nonce));
    if (this.#pages.size > MOST_PAGES) this.#pages.delete(this.#pages.keys().next().value!);
  }
}

/**
 * The key of a page that may be kept, or null: all that it is drawn from, which is its address and everything that its
 * loaders gave, who is signed in included. So nobody ever gets a page of other data, and nothing has to be taken out when
 * data changes. Reads the data that goes to the browser, and puts it back.
 */
export async function pageKey(request: Request, status: number, context: EntryContext): Promise<string | null> {
  const { staticHandlerContext: page, routeModules, serverHandoffStream } = context;
  const leaf = page.matches.at(-1)?.route.id;
  const handle = leaf === undefined ? undefined : (routeModules[leaf]?.handle as PageHandle | undefined);
  if (!handle?.keep || status !== 200 || page.errors !== null || page.actionData !== null || !serverHandoffStream)
    return null;
  const data = Buffer.from(await new Response(serverHandoffStream).arrayBuffer());
  context.serverHandoffStream = new ReadableStream({
    start(controller) {
      controller.enqueue(data);
      controller.close();
    },
  });
  return createHash('sha256').update(`${request.url}\0`).update(data).digest('base64');
}
