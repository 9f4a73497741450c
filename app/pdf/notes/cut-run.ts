import type { LineRun } from '../measure/line.ts';

/** Glyphs `from`..`to` of a run where they stand, the one at `to` not among them. The run itself where that is all of it. */
export function cutRun(run: LineRun, from: number, to: number): LineRun {
  if (from === 0 && to === run.glyphs.length) return run;
  const cut = { ...run, x: run.x + widthOf(run, 0, from), width: widthOf(run, from, to) };
  // Whatever a run says of each of its glyphs is as long as they are.
  for (const [key, value] of Object.entries(run))
    if (Array.isArray(value) && value.length === run.glyphs.length)
      Object.assign(cut, { [key]: (value as unknown[]).slice(from, to) });
  return cut;
}

function widthOf({ advances, size }: LineRun, from: number, to: number): number {
  return advances.slice(from, to).reduce((sum, advance) => sum + (advance * size) / 1000, 0);
}
