import type { Point } from './svg-path.ts';

/** A drawn line as the bars that its ink fills: one when it is solid. `square`: it reaches half its thickness further. */
export function strokeBars(
  from: Point,
  to: Point,
  thickness: number,
  dash: 'solid' | 'dashed' | 'dotted',
  square: boolean,
): Point[][] {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  if (length === 0) return [];
  const [ux, uy] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  const half = thickness / 2;
  const bar = (start: number, end: number): Point[] => {
    const at = (along: number, across: number): Point => [
      from[0] + ux * along - uy * across,
      from[1] + uy * along + ux * across,
    ];
    return [at(start, -half), at(end, -half), at(end, half), at(start, half)];
  };
  if (dash === 'solid') return [bar(square ? -half : 0, length + (square ? half : 0))];
  const on = dash === 'dashed' ? 2 * thickness : thickness;
  const pitch = dash === 'dashed' ? 4 * thickness : 2 * thickness;
  const count = Math.min(Math.max(1, Math.floor((length + pitch - on) / pitch)), 1000);
  return Array.from({ length: count }, (_, index) => bar(index * pitch, Math.min(index * pitch + on, length)));
}
