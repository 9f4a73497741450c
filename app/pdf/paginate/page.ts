import type { Box } from '../measure/box.ts';
import type { Line } from '../measure/line.ts';
import type { Margin } from '../notes/margin.ts';

/** A box on its page: `y` is its top, in points below the top of the text frame. */
export type Placed = { box: Box; block: number; y: number };

/** A line of a footnote on its page; `note` is the footnote's index in the flow. */
export type PlacedNote = { box: Box; note: number; y: number };

/**
 * What stands around the text, or beneath it: it is no part of the text. `gray` is 0 for black, `turned` how far the
 * line is turned around its first baseline point, in degrees against the clock.
 */
export type Furniture = { box: Line; y: number; gray: number; turned?: number };

export type Page = {
  boxes: Placed[];
  /** at the foot of the page, under a rule; the first may go on from the page before */
  notes: PlacedNote[];
  /** the page number, where the profile wants one; an artifact, so it is no part of the text */
  footer: Placed | null;
  /** running head, line numbers, watermark: where the profile wants them */
  furniture?: Furniture[];
  /** what reviewers say of the text, where that is asked for */
  margin?: Margin;
};
