import { AppError, type ErrorCode } from '#app/errors.ts';

/** What an error of such a process comes as: `code` of an AppError, null for a mistake of ours. */
export type ToldError = { error: { code: ErrorCode | null; message: string } };

/** What is said of one that is ended; `seconds` is how long it had. */
export type Sentences = { tooLong: (seconds: number) => AppError; tooMuch: () => AppError };

export type Guard = {
  /** milliseconds after which the work is ended */
  patienceMs: number;
  progress?: ((done: number, of: number) => void) | undefined;
  /** ends the work, and rejects with its reason */
  signal?: AbortSignal | null | undefined;
  /** where the work is not on one PDF of somebody's */
  says?: Sentences | undefined;
};

/** What is said of one PDF. */
export const ofOnePdf: Sentences = {
  tooLong: (seconds) =>
    new AppError(
      'bad_input',
      `This PDF could not be read within ${seconds} seconds. Save a copy with another program, or check it in parts.`,
    ),
  tooMuch: () => new AppError('bad_input', 'This PDF takes more memory than it may. Save a copy with another program.'),
};

/** An error as such a process tells it. */
export function toldError(error: unknown): ToldError {
  const { message, stack = message } = error instanceof Error ? error : new Error(String(error));
  return { error: error instanceof AppError ? { code: error.code, message } : { code: null, message: stack } };
}

/** The error that was told. */
export function errorOf({ error: { code, message } }: ToldError): Error {
  return code === null ? new Error(message) : new AppError(code, message);
}
