/** Lengths are points below the top of the column. */
export type Wanted = { at: number; height: number };

/**
 * How much of each note stands in a column of this height: all where there is room, else every note as much as the others,
 * so that a long one does not push away a short one. Where not even `least` of each fits, the last stand elsewhere (0).
 */
export function shareRoom(heights: readonly number[], room: number, gap: number, least: number): number[] {
  let used = -gap;
  let count = heights.findIndex((height) => (used += gap + Math.min(height, least)) > room + 0.001);
  if (count < 0) count = heights.length;
  if (count === 0) count = Math.min(1, heights.length);
  const level = waterLevel(heights.slice(0, count), room - gap * (count - 1));
  return heights.map((height, index) => (index < count ? Math.min(height, level) : 0));
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
