import type { IncomingMessage } from 'node:http';
import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';
import type { Env } from '#app/env.server.ts';
import { nonceOf } from './nonce.ts';

/**
 * The headers that keep a page to itself: scripts only of ours, no frames, no plugins, no other hosts.
 * In development Vite's own scripts and styles must run too.
 */
export function securityHeaders(env: Env, dev: boolean): RequestHandler {
  const https = env.publicUrl?.startsWith('https:') ?? false;
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", (_req, res) => `'nonce-${nonceOf(res as Response)}'`],
        styleSrc: dev ? ["'self'", "'unsafe-inline'"] : ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        // Older browsers do not count a WebSocket of the same host as 'self'.
        connectSrc: dev ? ["'self'", 'ws:', 'wss:'] : ["'self'", (req) => socketOrigin(req, https)],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // With 'no-referrer' browsers send `Origin: null` with a form, and the cross-site check could not tell it is ours.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    xFrameOptions: { action: 'deny' },
  });
}

function socketOrigin(req: IncomingMessage, https: boolean): string {
  const host = req.headers.host ?? '';
  return /^[\w.:[\]-]+$/.test(host) ? `${https ? 'wss' : 'ws'}://${host}` : "'self'";
}
