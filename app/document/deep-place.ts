/** Lists and objects within one another in a document file: a footnote in a cell, the deepest that is meant, needs 20. */
export const mostDeep = 100;
/** Steps of the path that are told. */
const told = 6;

/** The path to the first value that lies deeper than that, its beginning at least; null where none does. */
export function deepPlace(value: unknown, depth = 0): string | null {
  if (typeof value !== 'object' || value === null) return null;
  if (depth > mostDeep) return '';
  for (const [key, inner] of Object.entries(value)) {
    const place = deepPlace(inner, depth + 1);
    if (place === null) continue;
    if (depth > told) return '';
    return place === '' ? key : `${key}.${place}`;
  }
  return null;
}
