import { data } from '@remix-run/node';
import { AppError } from '#app/errors.ts';
import { storageProblem } from '#app/storage-problem.server.ts';
import type { FormProblem } from '#app/ui/form-problem.ts';

/** The fields of a posted form as text; a file or a missing field is the empty string. */
export async function formFields<Name extends string>(
  request: Request,
  ...names: Name[]
): Promise<Record<Name, string>> {
  const form = await readForm(request);
  const text = (name: Name) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  return Object.fromEntries(names.map((name) => [name, text(name)])) as Record<Name, string>;
}

/** The posted form; a body that is none is answered 400. */
export async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch (error) {
    const why = error instanceof Error ? ` (${error.message})` : '';
    throw new AppError('bad_input', `This address takes a form that was filled in on its page${why}.`).toResponse();
  }
}

/** What was typed into a form, to show it again; not for forms with passwords. */
export function typedIn(form: FormData): Record<string, string> {
  const typed: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === 'string') typed[name] = value;
  return typed;
}

/** The answer to a broken form: what is wrong and what was typed (passwords are never sent back). */
export function brokenForm(message: string, fields: Record<string, string>, typed: Record<string, string>) {
  return broken({ message, fields, values: typed }, 400);
}

function broken(problem: FormProblem, status: number, headers?: Record<string, string>) {
  return data({ problem }, { status, headers });
}

const mendable = new Set(['bad_input', 'conflict', 'forbidden', 'too_many', 'unavailable', 'too_large']);

/**
 * Runs what a form asks for. An AppError the person can mend by changing the form or choosing otherwise becomes the page
 * again with what they typed; any other leaves as a Response with its status.
 */
export async function answerForm<T>(typed: Record<string, string>, body: () => Promise<T>) {
  try {
    return await body();
  } catch (error) {
    const known = error instanceof AppError ? error : storageProblem(error);
    if (known === null) throw error;
    if (!mendable.has(known.code)) throw known.toResponse();
    return broken({ message: known.message, fields: known.fields, values: typed }, known.status);
  }
}

/** The answer to somebody who tried too often: what they typed, how long to wait, and `Retry-After`. */
export function tooMany(message: string, retryAfterSeconds: number, typed: Record<string, string>) {
  return broken({ message, fields: {}, values: typed }, 429, { 'Retry-After': String(retryAfterSeconds) });
}
