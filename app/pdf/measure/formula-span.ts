import type { FlowRun } from '../flow/flow.ts';
import type { Formula, FormulaSetter } from '../math/formula.ts';

/**
 * A formula on a line, with its source and, where the author gave some, the words for those who cannot see it. `display`: it
 * has the line for itself.
 */
export type LineFormula = Formula & { tex: string; alt: string | null; display: boolean };
/** A formula that could not be set, and why: its source stands in its place. */
export type FailedFormula = { tex: string; why: string };

export type FormulaSpan =
  /** `size` of its type in points, smaller than asked where it would be wider than the line */
  { formula: LineFormula; size: number; failed: null } | { formula: null; failed: FailedFormula };

/** A formula is made smaller to fit its line, but not below this part of its size. */
export const leastScale = 0.6;
/** Higher than this many times the type's size, a formula does not go into a line of text. */
const highestInLine = 6;

/** Sets a formula to stand within a line of this width in points, in type of this size. */
export function formulaSpan(run: FlowRun, size: number, width: number, formulas: FormulaSetter): FormulaSpan {
  const tex = run.text;
  const { formula, error } = formulas.set(tex, false);
  if (!formula) return { formula: null, failed: { tex, why: error } };
  const scale = fittingScale(formula, size, width);
  const high = (formula.height + formula.depth) / 1000 > highestInLine;
  if (scale === null || high)
    return { formula: null, failed: { tex, why: high ? tooHigh : tooWide(formula, size, width) } };
  return { formula: { ...formula, tex, alt: run.math?.alt ?? null, display: false }, size: size * scale, failed: null };
}

const tooHigh = 'It is too high to stand within a line: make it a formula of its own.';

/** How much smaller a formula must be to fit a line: at most 1, null where it would be too small to read. */
export function fittingScale({ width }: Formula, size: number, room: number): number | null {
  const scale = Math.min(1, room / Math.max((width * size) / 1000, 0.001));
  return scale < leastScale ? null : scale;
}

export function tooWide({ width }: Formula, size: number, room: number): string {
  const over = Math.round(((width * size * leastScale) / 1000 / room - 1) * 100);
  return `It is ${Math.max(over, 1)} % wider than the line even at ${leastScale * 100} % of its size: divide it over several lines, with \\begin{aligned} … \\\\ … \\end{aligned}.`;
}
