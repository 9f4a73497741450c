import type { RequestHandler } from 'express';
import { AppError } from '#app/errors.ts';

/** A request whose address cannot be read is the sender's mistake (400), not a fault of ours. */
export const checkAddress: RequestHandler = (req, _res, next) => {
  const { originalUrl: path } = req;
  if (!isReadable(req.headers.host, path)) next(badAddress());
  else if (asksForData(path)) next(oldData());
  else next();
};

/** Remix still answers so, past the pages' own data, and writes a fault into the log for each. Nothing here asks for it. */
const asksForData = (path: string) =>
  /_|%5f/i.test(path) && new URL(path, 'http://localhost').searchParams.has('_data');

function isReadable(host: string | undefined, path: string): boolean {
  if (!path.startsWith('/') || !URL.canParse(`http://${host ?? ''}${path}`)) return false;
  try {
    // Browsers take \ for /, so that a path which begins with it leads to another site, or nowhere.
    return !decodeURIComponent(path.split('?')[0]!).includes('\\');
  } catch {
    return false;
  }
}

function badAddress(): AppError {
  return new AppError('bad_input', 'This address cannot be read. Check it for a stray % sign or a missing part.');
}

function oldData(): AppError {
  return new AppError(
    'bad_input',
    'No address here takes _data. Leave it out, or see the README for the calls as data.',
  );
}
