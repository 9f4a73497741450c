import type { ErrorRequestHandler, Request, Response } from 'express';
import { AppError } from '#app/errors.ts';
import { getLog } from '#app/log.server.ts';
import { requestIdOf } from './request-log.ts';

const fault =
  'Something broke on our side. Try again; if it stays, give the number below to the people who run this site.';

/**
 * Answers with an error: JSON for scripts, a plain page for people. An error that is not an AppError is a fault of
 * ours; its words go to the log only.
 * @param logged the log has it already
 */
export function sendError(req: Request, res: Response, error: unknown, { logged = false } = {}): void {
  const known = asKnown(error);
  const requestId = requestIdOf(res);
  if (!known && !logged) getLog().error({ err: error, requestId }, 'a request failed');
  if (res.headersSent) {
    res.destroy();
    return;
  }
  const status = known?.status ?? 500;
  const message = known?.message ?? fault;
  res.status(status).setHeader('Cache-Control', 'no-store');
  // The rest of a body that was not read would be taken for the next request.
  if (!req.complete) res.setHeader('Connection', 'close');
  if (wantsPage(req)) {
    res.type('html').send(errorPage(status, message, known ? null : requestId));
  } else {
    const code = known?.code ?? 'internal';
    res.json({ error: { code, message, fields: known?.fields ?? {}, ...(known ? {} : { requestId }) } });
  }
}

function wantsPage(req: Request): boolean {
  return !req.path.startsWith('/api/') && !req.headers.authorization && req.accepts(['json', 'html']) === 'html';
}

/** Express's own errors for a bad request (malformed path, range) carry a status under 500. */
function asKnown(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  const status = (error as { status?: unknown } | null)?.status;
  if (status === 404)
    return new AppError('not_found', 'There is nothing at this address. Check it, or start from the list of calls.');
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new AppError('bad_input', 'This request cannot be read. Check its address and headers.');
  }
  return null;
}

const escape = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

function errorPage(status: number, message: string, requestId: string | null): string {
  const title = status >= 500 ? 'Something broke' : 'This did not work';
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Callboard</title>
<main>
<h1>${title}</h1>
<p>${escape(message)}</p>
${requestId ? `<p>Number of this request: <code>${escape(requestId)}</code></p>\n` : ''}<p><a href="/">Back to Callboard</a></p>
</main>
</html>
`;
}

/** The last handler of the process. */
export const handleErrors: ErrorRequestHandler = (error, req, res, _next) => sendError(req, res, error);
