import { randomBytes } from 'node:crypto';
import type { RequestHandler, Response } from 'express';

/** Gives every response its own nonce for the content security policy. */
export const withNonce: RequestHandler = (_req, res, next) => {
  res.locals.nonce = randomBytes(16).toString('base64');
  next();
};

/** The nonce of this response. */
export function nonceOf(res: Response): string {
  return String(res.locals.nonce);
}
