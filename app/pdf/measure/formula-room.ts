import type { Line } from './line.ts';

/**
 * How near to the edge of its line's box a formula may come, and how far beyond its lower edge it may go, in points: so
 * formulas on two lines never touch, and nothing reaches into a margin beyond what profiles keep free inside it.
 */
const clear = 0.75;

/** The line, higher where a formula on it needs more room than the leading gives: never lower. */
export function withRoom(line: Line): Line {
  let above = 0;
  let below = 0;
  for (const { formula, size, rise = 0 } of line.runs) {
    if (!formula) continue;
    above = Math.max(above, (formula.height * size) / 1000 + rise + clear);
    below = Math.max(below, (formula.depth * size) / 1000 - rise - clear);
  }
  const baseline = Math.max(line.baseline, above);
  const height = baseline + Math.max(line.height - line.baseline, below);
  return height > line.height ? { ...line, baseline, height } : line;
}
