import { breakRagged } from './break-lines.ts';
import type { Item } from './items.ts';

/** The least width that needs no more lines than the full one: a title set in it has no word alone on its last line. */
export function balancedWidth(items: readonly Item[], width: number): number {
  const lines = breakRagged(items, width).length;
  if (lines <= 2) return width;
  const widest = items.reduce((most, item) => (item.type === 'box' ? Math.max(most, item.width) : most), 0);
  let [low, high] = [Math.max(widest, width / 2), width];
  while (high - low > 1) {
    const middle = (low + high) / 2;
    if (breakRagged(items, middle).length > lines) low = middle;
    else high = middle;
  }
  return high;
}
