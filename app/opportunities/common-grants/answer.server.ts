import type { z } from 'zod';
import { AppError } from '#app/errors.ts';
import { dataAnswer } from '../feeds/data-answer.server.ts';

/** Data in the protocol's envelope. It is the same for everybody. */
export function commonAnswer(request: Request, content: Record<string, unknown>): Response {
  const body = JSON.stringify({ status: 200, message: 'Success', ...content });
  return dataAnswer(request, { type: 'application/json', body, isPersonal: false });
}

/** Of a page: what it is out of how many. */
export function paginationInfo({ page, pageSize }: { page: number; pageSize: number }, total: number) {
  return { page, pageSize, totalItems: total, totalPages: Math.ceil(total / pageSize) };
}

/** Runs the body of an endpoint; an AppError leaves in the protocol's shape. */
export async function asCommon(body: () => Promise<Response>): Promise<Response> {
  try {
    return await body();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { status, message, fields } = error;
    const errors = Object.entries(fields).map(([field, problem]) => ({ field, message: problem }));
    return Response.json({ status, message, errors }, { status });
  }
}

/** What was sent, checked; throws `bad_input` that names each part that is wrong. */
export function readCommonInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields = Object.fromEntries(
    parsed.error.issues.slice(0, 20).map(({ path, message }) => [path.join('.') || 'body', message]),
  );
  const [first] = Object.entries(fields);
  throw new AppError('bad_input', `This request cannot be followed: ${first!.join(': ')}.`, fields);
}

/** An endpoint that is there, asked in a way it does not take. */
export async function notTaken(method: string, allowed: string): Promise<Response> {
  const error = new AppError('method_not_allowed', `This address does not take ${method}.`);
  const response = await asCommon(() => Promise.reject(error));
  response.headers.set('Allow', allowed);
  return response;
}
