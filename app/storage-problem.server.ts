import { AppError } from './errors.ts';
import { getLog } from './log.server.ts';

const BUSY = /SQLITE_(?:BUSY|LOCKED)|database is locked|Operation has timed out/;
const FULL = /SQLITE_FULL|disk is full/;

/**
 * What a person is told when the database takes nothing just now, and the log has it; null for any other error. What was
 * begun was not kept: a statement or transaction that fails leaves nothing.
 */
export function storageProblem(error: unknown): AppError | null {
  if (!(error instanceof Error)) return null;
  const words = `${(error as { code?: unknown }).code as string} ${error.message}`;
  const told = FULL.test(words)
    ? 'There is no room left on the disk of this site, so nothing was kept. Tell the people who run it.'
    : BUSY.test(words)
      ? 'The database is busy with other work, so nothing was kept. Try again in a minute.'
      : null;
  if (told === null) return null;
  getLog().error({ err: error }, 'the database took nothing');
  return new AppError('unavailable', told);
}
