/** Lengths are points below the top of the column. */
export type Wanted = { at: number; height: number };

/**
 * How much of each note stands in a column of this height: all where there is room, else every note as much as the others,
 * so that a long one does not push away a short one. Where not even `least` of each fits, the last stand elsewhere (0).
 */
export function shareRoom(heights: readonly number[], room: number, gap: number, least: number): number[] {
  for (let count = heights.length; count > 0; count--) {
    const given = heights.slice(0, count);
    const free = room - gap * (count - 1);
    const level = waterLevel(given, free);
    if (count > 1 && given.some((height) => Math.min(height, least) > level + 0.001)) continue;
    return heights.map((height, index) => (index < count ? Math.min(height, Math.max(level, 0)) : 0));
  }
  return [];
}

/** The height at which all are cut so that together they take `free`; Infinity where none needs to be. */
function waterLevel(heights: readonly number[], free: number): number {
  let left = free;
  const sorted = [...heights].sort((a, b) => a - b);
  for (const [index, height] of sorted.entries()) {
    const each = left / (sorted.length - index);
    if (height > each) return each;
    left -= height;
  }
  return Infinity;
}

/**
 * The tops of notes in order, each beside its words or as near as the others let it, none over another, between `from` and
 * `to`. They fit: together with the gaps they are no higher than that.
 */
export function stack(wanted: readonly Wanted[], from: number, to: number, gap: number): number[] {
  const tops: number[] = [];
  let free = from;
  for (const { at, height } of wanted) {
    tops.push(Math.max(at, free));
    free = tops.at(-1)! + height + gap;
  }
  let limit = to;
  for (let index = wanted.length - 1; index >= 0; index--) {
    tops[index] = Math.min(tops[index]!, limit - wanted[index]!.height);
    limit = tops[index]! - gap;
  }
  return tops;
}
