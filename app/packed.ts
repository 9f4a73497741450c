/** A value as a text of JSON whose quotation marks and apostrophes changed places. */
export type Packed<T> = string & { readonly packs?: T };

let last: { text: string; value: unknown } | null = null;

/**
 * Much data for a page as one text. Remix writes and reads loaders' data value by value, which takes ten times as long; the
 * value must be one that JSON holds, and nobody may change it afterwards. Marks change places because the page quotes the
 * text twice, and each mark of JSON would become four.
 */
export function pack<T>(value: T): Packed<T> {
  const text = swapped(JSON.stringify(value));
  last = { text, value };
  return text;
}

/** What was packed last, as a page is drawn right after its loader, is not read again. */
export const unpack = <T>(text: Packed<T>): T => (last?.text === text ? last.value : JSON.parse(swapped(text))) as T;

/** JSON has no such sign as stands in between. */
const swapped = (text: string) => text.replaceAll("'", '\u0001').replaceAll('"', "'").replaceAll('\u0001', '"');
