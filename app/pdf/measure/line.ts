import type { FaceName } from '../fonts/face.ts';
import type { FailedFormula, LineFormula } from './formula-span.ts';

/** Glyphs of one face and size in a row. Plain data: what paint puts on the page and what tests compare. */
export type LineRun = {
  face: FaceName;
  size: number;
  /** points from the left of the line's frame */
  x: number;
  width: number;
  glyphs: number[];
  /** thousandths of the size, with kerning and justification in them */
  advances: number[];
  /** the characters each glyph stands for */
  texts: string[];
  /** where a glyph shows other characters than it stands for, as when several glyphs stand for several characters */
  reads?: (string | undefined)[];
  /** how far a glyph is drawn right of and above where it stands, in thousandths of the size */
  offsets?: ({ dx: number; dy: number } | undefined)[];
  /** it runs from right to left: its glyphs come from left to right all the same, the last of the text first */
  rtl?: true;
  /** a label is a structure leaf of its own; a row of dots is none at all */
  part: 'label' | 'body' | 'page' | 'leader';
  /** index of the link within its block, null outside links */
  link: number | null;
  /** the footnote whose mark it is */
  note?: number;
  /** points above the line's baseline; below it when negative */
  rise?: number;
  underline?: boolean;
  /** what reviewers say of it */
  noted?: Noted;
  /** the margin note whose mark it is */
  noteMark?: number;
  /** a picture that stands on the baseline in place of glyphs; height in points */
  image?: LineImage;
  /** a formula of this size instead of glyphs */
  formula?: LineFormula;
  /** the source of a formula that could not be set */
  failed?: FailedFormula;
};

/** Words that a comment is about, or that somebody proposes to put in or to delete. */
export type Noted = { comment: boolean; change: 'insert' | 'delete' | null };

export type LineImage = { asset: string; alt: string; width: number; height: number };

/** A vertical bar beside quoted text; decoration, not content. */
export type Bar = { x: number; width: number; gray: number; above: number };

export type Line = {
  kind: 'line';
  height: number;
  /** points from the top of the line to the baseline */
  baseline: number;
  /** in the order in which they are read, which is not always from left to right */
  runs: LineRun[];
  /** its paragraph begins at the right */
  rtl?: true;
  bar?: Bar;
  /** a hairline under the line, this far below its bottom */
  ruleBelow?: number;
  /** footnotes whose marks stand on it, by their index in the flow */
  notes?: number[];
};

/** The text of a line, soft hyphens and the source of formulas included. */
export function lineText(line: Line): string {
  return line.runs.map((run) => run.formula?.tex ?? runText(run)).join('');
}

/** The characters of a run as they are read. */
export function runText({ texts, rtl }: LineRun): string {
  return (rtl ? texts.toReversed() : texts).join('');
}
