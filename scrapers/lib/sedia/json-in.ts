import type { z } from 'zod';

/** The portal packs lists into texts: `["[{…}]"]`. The first of them read as JSON of that form, or null. */
export function jsonIn<T extends z.ZodType>(texts: readonly string[], shape: T): z.output<T> | null {
  const [first] = texts;
  if (first === undefined) return null;
  try {
    const read = shape.safeParse(JSON.parse(first));
    return read.success ? read.data : null;
  } catch {
    return null; // a text that is no JSON says nothing; the facts beside it still count
  }
}
