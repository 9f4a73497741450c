/** Rows a statement takes at once: far below SQLite's limit of bound values. */
const CHUNK = 200;

/** The list in parts of at most 200; the parts keep the order. */
export function inChunks<T>(items: readonly T[], size = CHUNK): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += size) chunks.push(items.slice(start, start + size));
  return chunks;
}
