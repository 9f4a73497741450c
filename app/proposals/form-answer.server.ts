import { data } from '@remix-run/node';
import { AppError } from '#app/errors.ts';
import type { FormProblem } from '#app/ui/form-problem.ts';

/** The posted form; a body that is none is answered 400. */
export async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch (error) {
    const why = error instanceof Error ? ` (${error.message})` : '';
    throw new AppError('bad_input', `This address takes a form that was filled in on its page${why}.`).toResponse();
  }
}

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
