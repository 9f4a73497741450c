import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { Log } from '#app/log.server.ts';
import type { HttpCounts } from './metrics.ts';

/** The id under which the log has this request; also the `X-Request-Id` header. */
export function requestIdOf(res: Response): string {
  return String(res.locals.requestId);
}

/** The path as it may be written down: a link that works once is a secret, as is a private feed, and so may be what stands after the `?`. */
export function loggablePath(url: string): string {
  const path = url.split('?')[0]!;
  return path.replace(/^\/(setup|invitations|reset|feeds)\/[^/]+/, '/$1/…');
}

/** One line a request: failures at error, refusals at info, the rest at debug. */
export function logRequests(log: Log, counts: HttpCounts): RequestHandler {
  return (req, res, next) => {
    const began = performance.now();
    const path = loggablePath(req.originalUrl);
    res.locals.requestId = randomUUID();
    res.setHeader('X-Request-Id', requestIdOf(res));
    res.on('close', () => {
      const ms = Math.round(performance.now() - began);
      counts.add(req.method, res.statusCode, ms);
      const level = res.statusCode >= 500 ? 'error' : res.statusCode >= 400 ? 'info' : 'debug';
      log[level]({ requestId: requestIdOf(res), method: req.method, path, status: res.statusCode, ms }, 'request');
    });
    next();
  };
}
