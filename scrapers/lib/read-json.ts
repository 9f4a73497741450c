import type { z } from 'zod';
import { ScraperError, reasonOf } from '../errors.ts';

/** The body as JSON of the given shape. Throws ScraperError that names the first thing that is not as promised. */
export function readJson<T extends z.ZodType>(body: string, shape: T): z.output<T> {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (error) {
    throw new ScraperError(`The answer is broken JSON, perhaps cut off: ${reasonOf(error)}.`);
  }
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new ScraperError(
    `The answer is not of the known form: ${issue.path.join('.') || 'top level'}: ${issue.message}.`,
  );
}
