import { AppError } from './errors.ts';

/**
 * Runs a loader or action body; an AppError leaves it as a Response with the error's status and
 * `{error: {code, message, fields}}`, which the API sends as it is and the root error page shows in words.
 */
export async function asResponse<T>(body: () => Promise<T>): Promise<T> {
  try {
    return await body();
  } catch (error) {
    if (error instanceof AppError) throw error.toResponse();
    throw error;
  }
}
