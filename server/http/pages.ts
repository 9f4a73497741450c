import { createRequestHandler, writeReadableStreamToWritable, type ServerBuild } from '@remix-run/node';
import type { Request as ExpressRequest, RequestHandler, Response as ExpressResponse } from 'express';
import { sessionHashOf } from '#app/accounts/session.server.ts';
import { AppError } from '#app/errors.ts';
import type { LoadContext } from '#app/load-context.ts';
import { readBody } from './body.ts';
import { nonceOf } from './nonce.ts';
import { sendError } from './errors.ts';
import { pageHandlers } from './page-handlers.ts';
import { requestIdOf } from './request-log.ts';

type Mode = 'development' | 'production';

/** Answers with the Remix build; the rest of the site. */
export function pages(build: ServerBuild | (() => Promise<ServerBuild>), mode: Mode): RequestHandler {
  // In development routes come and go.
  const handlers = typeof build === 'function' ? always(createRequestHandler(build, mode)) : pageHandlers(build, mode);
  return (req, res, next) => {
    handle(req, res).catch(next);
  };

  async function handle(req: ExpressRequest, res: ExpressResponse): Promise<void> {
    const context: LoadContext = { nonce: nonceOf(res), requestId: requestIdOf(res), clientAddress: req.ip };
    // The web's own Request refuses to be made with this one.
    if (req.method === 'TRACE') throw notTaken(req);
    const request = await toRequest(req, res);
    const response = await handlers(new URL(request.url).pathname)(request, context);
    if (response.status === 405 && response.headers.has('X-Remix-Error')) {
      await response.body?.cancel();
      res.setHeader('Allow', 'GET, HEAD');
      throw notTaken(req);
    }
    // In development the page with its stack is more useful than a plain one.
    if (mode === 'production' && response.status === 500 && isForPeople(response)) {
      await response.body?.cancel();
      sendError(req, res, new Error('a page failed'), { logged: true });
      return;
    }
    await send(res, response, sessionHashOf(req.headers.cookie) !== null);
  }
}

const always =
  <T>(value: T) =>
  () =>
    value;

function notTaken(req: ExpressRequest): AppError {
  return new AppError('method_not_allowed', `This address does not take ${req.method}.`);
}

const ANSWERED = new Error('The request was answered.');

async function toRequest(req: ExpressRequest, res: ExpressResponse): Promise<Request> {
  const headers = new Headers();
  for (let i = 0; i < req.rawHeaders.length; i += 2) {
    const name = req.rawHeaders[i]!;
    if (!name.startsWith(':')) headers.append(name, req.rawHeaders[i + 1]!);
  }
  const hasBody = req.method !== 'GET' && req.method !== 'HEAD';
  const stopped = new AbortController();
  // Also when all went well: Remix keeps what it holds of a request until then, or for five seconds.
  res.on('close', () => stopped.abort(res.writableFinished ? ANSWERED : undefined));
  // not req.protocol: what a proxy says of it may be no protocol at all
  return new Request(`${req.secure ? 'https' : 'http'}://${req.headers.host}${req.url}`, {
    method: req.method,
    headers,
    signal: stopped.signal,
    body: hasBody ? await readBody(req) : undefined,
  });
}

async function send(res: ExpressResponse, response: Response, signedIn: boolean): Promise<void> {
  res.status(response.status);
  for (const [name, value] of response.headers) {
    if (name === 'set-cookie') res.append(name, value);
    else if (name === 'vary') res.vary(value);
    else res.setHeader(name, value);
  }
  // On a shared computer the next one goes back in its history: what somebody saw who signed in is not to be there.
  if (signedIn && /^text\/(?:html|x-script)/.test(typeOf(response)) && !response.headers.has('Cache-Control'))
    res.setHeader('Cache-Control', 'private, no-store');
  // A policy for pages would keep a browser from showing a PDF in its own viewer.
  if (!isHtml(response) && !response.headers.has('Content-Security-Policy'))
    res.setHeader('Content-Security-Policy', "frame-ancestors 'none'");
  if (response.body) await writeReadableStreamToWritable(response.body, res);
  else res.end();
}

const typeOf = (response: Response) => response.headers.get('Content-Type') ?? '';
const isHtml = (response: Response) => typeOf(response).startsWith('text/html');
/** A page, or the two words that Remix has where not even the page of an error could be drawn. */
const isForPeople = (response: Response) => /^text\/(?:html|plain)/.test(typeOf(response));
