import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';

/** Gives every response its own nonce for the content security policy. */
export const withNonce: RequestHandler = (_req, res, next) => {
  res.locals.nonce = randomUUID(); // 122 bits by chance, from a store of them
  next();
};

/** The nonce of this response. */
export function nonceOf(res: Response): string {
  return String(res.locals.nonce);
}
