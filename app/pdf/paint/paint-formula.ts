import type { LineRun } from '../measure/line.ts';
import { fixed } from './text-operators.ts';

/** The operators that fill a formula's outlines with its baseline beginning at `x`, `y` (points, y downwards). */
export function formulaOperators({ formula, size }: LineRun, x: number, y: number): string {
  if (!formula || formula.path === '') return '';
  const scale = String(Math.round(size * 1000) / 1_000_000);
  return `q 0 g ${scale} 0 0 -${scale} ${fixed(x)} ${fixed(y)} cm ${formula.path} f Q`;
}

/** Left, bottom, right and top of its outlines on a page of this height, in points from the bottom left. */
export function formulaBox({ formula, size }: LineRun, x: number, y: number, pageHeight: number): number[] {
  const [left, bottom, right, top] = (formula?.ink ?? [0, 0, 0, 0]).map((value) => (value * size) / 1000);
  return [x + left!, pageHeight - y + bottom!, x + right!, pageHeight - y + top!].map((value) => Number(fixed(value)));
}
