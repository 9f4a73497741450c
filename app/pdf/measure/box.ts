import type { Line } from './line.ts';

/** A line in something larger: `block` is the place of its block within the cell, `y` points below the top. */
export type CellLine = { line: Line; block: number; y: number };

/** A cell as it is set. Lengths are points; `x` from the left of the frame, `width` of its text. */
export type SetCell = {
  column: number;
  /** of the cell with its padding, and of the text in it */
  left: number;
  right: number;
  x: number;
  width: number;
  header: boolean;
  lines: CellLine[];
  /** the column is narrower than its longest word */
  divided?: true;
};

/** A row of a table, or what of it stands on one page. */
export type TableRow = {
  kind: 'row';
  height: number;
  /** its place in the table */
  row: number;
  cells: SetCell[];
  /** rules across the table */
  ruleAbove: number;
  ruleBelow: number;
  /** shown again at the head of a page: decoration there, since it was read before */
  repeated: boolean;
  notes?: number[];
};

/** A picture, or the frame with words that stands for one. Lengths are points; `x` from the left of the text's frame. */
export type PictureBox = {
  kind: 'picture';
  x: number;
  width: number;
  height: number;
  /** null for a frame with words in it */
  asset: string | null;
  /** the words in the frame, `x` and `y` of each from its top left */
  words: { line: Line; x: number; y: number }[];
  notes?: number[];
};

/** What can stand in the column. Plain data: what paint puts on the page and what tests compare. */
export type Box = Line | TableRow | PictureBox;

/** One step down the column: a box, the space above it, and whether a page may end before it. */
export type Row = {
  /** index of its block in the flow */
  block: number;
  box: Box;
  gap: number;
  break: 'free' | 'avoid' | 'must';
  /** what heads the page when it begins with this row of a table */
  head?: TableRow[];
  /** of a figure that goes to the top of a page, this one or the next */
  float?: true;
};

/** Footnotes that a box refers to, by their index in the flow. */
export function notesOf(box: Box): readonly number[] {
  return box.notes ?? [];
}
