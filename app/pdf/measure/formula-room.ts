import type { Line } from './line.ts';

/**
 * How near to the edge of its line's box a formula may come, and how far beyond its lower edge it may go, in points: so
 * formulas on two lines never touch, and nothing reaches into a margin beyond what profiles keep free inside it.
 */
const clear = 0.75;
/** What a line gets beyond that once it must be raised: to touch is not to stand apart. */
const apart = 1;

/** The line, higher where a formula on it needs more room than the leading gives: never lower. */
export function withRoom(line: Line): Line {
  let above = 0;
  let below = 0;
  for (const { formula, size, rise = 0 } of line.runs) {
    if (!formula) continue;
    above = Math.max(above, (formula.height * size) / 1000 + rise + clear);
    below = Math.max(below, (formula.depth * size) / 1000 - rise - clear);
  }
  const room = { above: line.baseline, below: line.height - line.baseline };
  const baseline = above > room.above ? above + apart : room.above;
  const height = baseline + (below > room.below ? below + apart : room.below);
  return height > line.height ? { ...line, baseline, height } : line;
}
