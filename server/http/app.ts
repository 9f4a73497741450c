import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import type { Log } from '#app/log.server.ts';
import { checkAddress } from './address.ts';
import { handleErrors } from './errors.ts';
import { rewriteFormats } from './formats.ts';
import { withNonce } from './nonce.ts';
import { operatorRoutes, type OperatorParts } from './operators.ts';
import { logRequests } from './request-log.ts';
import { refuseCrossSite } from './same-site.ts';
import { securityHeaders } from './security-headers.ts';

export type AppParts = OperatorParts & {
  log: Log;
  dev: boolean;
  /** Vite in development, the built files otherwise */
  files: RequestHandler;
  pages: RequestHandler;
};

/** Everything HTTP, in the order a request meets it. */
export function createApp(parts: AppParts): Express {
  const { env, log, counts, dev, files } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', false); // who reads an address reads it as the web does
  // A proxy on this machine may say who is behind it; nobody else is believed.
  app.set('trust proxy', 'loopback');
  app.use(logRequests(log, counts));
  app.use(checkAddress);
  app.use(operatorRoutes(parts));
  app.use(withNonce);
  app.use(securityHeaders(env, dev));
  app.use(compression());
  app.use(files);
  app.use(refuseCrossSite(env.publicUrl));
  app.use(rewriteFormats);
  app.use(parts.pages);
  app.use(handleErrors);
  return app;
}
