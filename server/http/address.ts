import type { RequestHandler } from 'express';
import { AppError } from '#app/errors.ts';

/** A request whose address cannot be read is the sender's mistake (400), not a fault of ours. */
export const checkAddress: RequestHandler = (req, _res, next) => {
  next(isReadable(req.headers.host, req.originalUrl) ? undefined : badAddress());
};

function isReadable(host: string | undefined, path: string): boolean {
  if (!path.startsWith('/') || !URL.canParse(`http://${host ?? ''}${path}`)) return false;
  try {
    decodeURIComponent(path.split('?')[0]!);
    return true;
  } catch {
    return false;
  }
}

function badAddress(): AppError {
  return new AppError('bad_input', 'This address cannot be read. Check it for a stray % sign or a missing part.');
}
