import type { LineRun } from '../measure/line.ts';

/** Numbers of notes that end in one place of a line, beside type of this size. */
export type Label = { numbers: number[]; x: number; size: number };

/** Between two labels, in points. */
const between = 1.6;

/**
 * The labels of one line as runs, none over another: each where its words end or further right, and as far left as keeps
 * them all within the width. Where they are too many they stand together as one, at the last place.
 */
export function spread(
  labels: readonly Label[],
  width: number,
  set: (text: string, size: number) => LineRun,
): Map<Label, LineRun[]> {
  const runs = labels.map((label) => ({ ...set(listed(label.numbers), label.size), noteMark: label.numbers[0]! }));
  let free = -Infinity;
  runs.forEach((run, index) => {
    run.x = Math.max(labels[index]!.x + run.x, free);
    free = run.x + run.width + between;
  });
  let limit = width;
  for (const run of runs.toReversed()) {
    run.x = Math.min(run.x, limit - run.width);
    limit = run.x - between;
  }
  if (labels.length < 2 || runs[0]!.x >= 0) return new Map(labels.map((label, index) => [label, [runs[index]!]]));
  const last = labels.at(-1)!;
  const all: Label = { ...last, numbers: labels.flatMap(({ numbers }) => numbers) };
  const one = { ...set(listed(all.numbers), all.size), noteMark: all.numbers[0]! };
  one.x = Math.max(0, Math.min(last.x, width - one.width));
  return new Map([[last, [one]]]);
}

/** `1–3, 7` */
export function listed(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const ranges: [number, number][] = [];
  for (const number of sorted) {
    const last = ranges.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? from : `${from}${to === from + 1 ? ',' : '–'}${to}`)).join(',');
}
