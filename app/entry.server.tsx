import { type ActionFunctionArgs, type EntryContext, type LoaderFunctionArgs } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToString } from 'react-dom/server';
import { KeptPages, pageKey } from './kept-pages.server.ts';
import type { LoadContext } from './load-context.ts';
import { getLog } from './log.server.ts';
import { NonceProvider } from './nonce.tsx';
import { takeData, withData } from './page-data.server.ts';

const keptPages = new KeptPages();

/** Draws a page. Those that many read are kept as they were drawn, for the next who gets the very same. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce }: LoadContext,
): Promise<Response> {
  headers.set('Content-Type', 'text/html; charset=utf-8');
  const data = await takeData(remixContext);
  const key = nonce && import.meta.env.PROD ? pageKey(request, status, remixContext, data) : null;
  const kept = key && nonce ? keptPages.get(key, nonce) : null;
  if (kept) return new Response(kept, { headers, status });
  const page = renderToString(
    <NonceProvider value={nonce}>
      <RemixServer context={remixContext} url={request.url} nonce={nonce} />
    </NonceProvider>,
  );
  const html = withData(page, data, nonce);
  if (key && nonce) keptPages.set(key, html, nonce);
  return new Response(html, { headers, status });
}

/** Every error that is not an answer on purpose goes to the log with its stack. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  getLog().error({ err: error, requestId: (context as LoadContext).requestId }, 'a request failed');
}
