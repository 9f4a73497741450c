import { type ActionFunctionArgs, type EntryContext, type LoaderFunctionArgs } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { KeptPages, pageKey } from './kept-pages.server.ts';
import type { LoadContext } from './load-context.ts';
import { getLog } from './log.server.ts';
import { NonceProvider } from './nonce.tsx';
import { pageBody } from './page-body.server.ts';

/** Milliseconds a loader's promise may take before the stream ends without it. */
export const streamTimeout = 5_000;

const keptPages = new KeptPages();

/**
 * Renders a page: browsers get the shell as soon as it is ready, crawlers get the whole page at once. Pages that many read
 * are kept as they were drawn, for the next who gets the very same.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: LoadContext,
): Promise<Response> {
  headers.set('Content-Type', 'text/html; charset=utf-8');
  const { nonce } = context;
  const key = nonce && import.meta.env.PROD ? await pageKey(request, status, remixContext) : null;
  if (!key || !nonce) return draw(request, status, headers, remixContext, context);
  const kept = keptPages.get(key, nonce);
  if (kept) return new Response(kept, { headers, status });
  return draw(request, status, headers, remixContext, context, (html) => keptPages.set(key, html, nonce));
}

/** `onWhole` gets the page when all of it was drawn and nothing broke. */
function draw(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: LoadContext,
  onWhole?: (html: Buffer) => void,
): Promise<Response> {
  const waitsForAll = isbot(request.headers.get('user-agent'));
  return new Promise((resolve, reject) => {
    let [shellSent, broke] = [false, false];
    const send = () => {
      shellSent = true;
      const body = pageBody(pipe, (html) => {
        if (!broke) onWhole?.(html);
      });
      resolve(new Response(body, { headers, status }));
    };
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={context.nonce}>
        <RemixServer context={remixContext} url={request.url} abortDelay={streamTimeout} nonce={context.nonce} />
      </NonceProvider>,
      {
        nonce: context.nonce,
        onShellReady() {
          if (!waitsForAll) send();
        },
        onAllReady() {
          // a timer that waits keeps the whole page in memory
          clearTimeout(timer);
          if (waitsForAll) send();
        },
        onShellError: reject,
        onError(error: unknown) {
          status = 500;
          broke = true;
          // What breaks before the shell is sent rejects and is logged by handleError.
          if (shellSent) getLog().error({ err: error, requestId: context.requestId }, 'a page broke while streaming');
        },
      },
    );
    // Longer than Remix's own limit, so that its rejected promises still reach the page.
    const timer = setTimeout(abort, streamTimeout + 1_000).unref();
  });
}

/** Every error that is not an answer on purpose goes to the log with its stack. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  getLog().error({ err: error, requestId: (context as LoadContext).requestId }, 'a request failed');
}
