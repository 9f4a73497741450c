import { createRequestHandler, writeReadableStreamToWritable, type ServerBuild } from '@remix-run/node';
import type { Request as ExpressRequest, RequestHandler, Response as ExpressResponse } from 'express';
import { AppError } from '#app/errors.ts';
import type { LoadContext } from '#app/load-context.ts';
import { readBody } from './body.ts';
import { nonceOf } from './nonce.ts';
import { sendError } from './errors.ts';
import { requestIdOf } from './request-log.ts';

type Mode = 'development' | 'production';

/** Answers with the Remix build; the rest of the site. */
export function pages(build: ServerBuild | (() => Promise<ServerBuild>), mode: Mode): RequestHandler {
  const answer = createRequestHandler(build, mode);
  return (req, res, next) => {
    handle(req, res).catch(next);
  };

  async function handle(req: ExpressRequest, res: ExpressResponse): Promise<void> {
    const context: LoadContext = { nonce: nonceOf(res), requestId: requestIdOf(res), clientAddress: req.ip };
    // The web's own Request refuses to be made with this one.
    if (req.method === 'TRACE') throw notTaken(req);
    const response = await answer(await toRequest(req, res), context);
    if (response.status === 405 && response.headers.has('X-Remix-Error')) {
      await response.body?.cancel();
      res.setHeader('Allow', 'GET, HEAD');
      throw notTaken(req);
    }
    // In development the page with its stack is more useful than a plain one.
    if (mode === 'production' && response.status === 500 && isHtml(response)) {
      await response.body?.cancel();
      sendError(req, res, new Error('a page failed'), { logged: true });
      return;
    }
    await send(res, response);
  }
}

function notTaken(req: ExpressRequest): AppError {
  return new AppError('method_not_allowed', `This address does not take ${req.method}.`);
}

async function toRequest(req: ExpressRequest, res: ExpressResponse): Promise<Request> {
  const headers = new Headers();
  for (let i = 0; i < req.rawHeaders.length; i += 2) {
    const name = req.rawHeaders[i]!;
    if (!name.startsWith(':')) headers.append(name, req.rawHeaders[i + 1]!);
  }
  const hasBody = req.method !== 'GET' && req.method !== 'HEAD';
  const stopped = new AbortController();
  res.on('close', () => {
    if (!res.writableFinished) stopped.abort();
  });
  // not req.protocol: what a proxy says of it may be no protocol at all
  return new Request(`${req.secure ? 'https' : 'http'}://${req.headers.host}${req.url}`, {
    method: req.method,
    headers,
    signal: stopped.signal,
    body: hasBody ? await readBody(req) : undefined,
  });
}

async function send(res: ExpressResponse, response: Response): Promise<void> {
  res.status(response.status);
  for (const [name, value] of response.headers) {
    if (name === 'set-cookie') res.append(name, value);
    else if (name === 'vary') res.vary(value);
    else res.setHeader(name, value);
  }
  // A policy for pages would keep a browser from showing a PDF in its own viewer.
  if (!isHtml(response) && !response.headers.has('Content-Security-Policy'))
    res.setHeader('Content-Security-Policy', "frame-ancestors 'none'");
  if (response.body) await writeReadableStreamToWritable(response.body, res);
  else res.end();
}

function isHtml(response: Response): boolean {
  return response.headers.get('content-type')?.startsWith('text/html') ?? false;
}
