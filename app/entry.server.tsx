import { PassThrough } from 'node:stream';
import {
  createReadableStreamFromReadable,
  type ActionFunctionArgs,
  type EntryContext,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import type { LoadContext } from './load-context.ts';
import { getLog } from './log.server.ts';
import { NonceProvider } from './nonce.tsx';

/** Milliseconds a loader's promise may take before the stream ends without it. */
export const streamTimeout = 5_000;

/** Renders a page: browsers get the shell as soon as it is ready, crawlers get the whole page at once. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: LoadContext,
): Promise<Response> {
  const ready = isbot(request.headers.get('user-agent')) ? 'onAllReady' : 'onShellReady';
  return new Promise((resolve, reject) => {
    let shellSent = false;
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={context.nonce}>
        <RemixServer context={remixContext} url={request.url} abortDelay={streamTimeout} nonce={context.nonce} />
      </NonceProvider>,
      {
        nonce: context.nonce,
        [ready]() {
          shellSent = true;
          const body = new PassThrough();
          headers.set('Content-Type', 'text/html; charset=utf-8');
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
          pipe(body);
        },
        onShellError: reject,
        onError(error: unknown) {
          status = 500;
          // What breaks before the shell is sent rejects and is logged by handleError.
          if (shellSent) getLog().error({ err: error, requestId: context.requestId }, 'a page broke while streaming');
        },
      },
    );
    // Longer than Remix's own limit, so that its rejected promises still reach the page.
    setTimeout(abort, streamTimeout + 1_000).unref();
  });
}

/** Every error that is not an answer on purpose goes to the log with its stack. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  getLog().error({ err: error, requestId: (context as LoadContext).requestId }, 'a request failed');
}
