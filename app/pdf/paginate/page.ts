import type { Line } from '../measure/line.ts';

/** A line on its page: `y` is its top, in points below the top of the text frame. */
export type PlacedLine = { line: Line; y: number };

export type Page = {
  lines: PlacedLine[];
  /** the page number, where the profile wants one; an artifact, so it is no part of the text */
  footer: PlacedLine | null;
};
