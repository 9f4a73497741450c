import { data } from '@remix-run/node';
import { AppError } from '#app/errors.ts';
import type { FormProblem } from '#app/ui/form-problem.ts';

/**
 * Runs what a form asked for. What the person can mend by changing the form or choosing otherwise (bad input, a
 * conflict, a role too weak) comes back as `{problem}` with what they typed; any other AppError leaves as a Response.
 */
export async function formAnswer<T>(form: FormData, body: () => Promise<T>) {
  try {
    return await body();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (!['bad_input', 'conflict', 'forbidden'].includes(error.code)) throw error.toResponse();
    return data({ problem: problemOf(error, form) }, { status: error.status });
  }
}

function problemOf(error: AppError, form: FormData): FormProblem {
  const values: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === 'string') values[name] = value;
  return { message: error.message, fields: error.fields, values };
}
