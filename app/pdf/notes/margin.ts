import type { Line } from '../measure/line.ts';

/** Notes that are asked for: none, those that somebody has yet to settle, or resolved threads too. */
export const noteChoices = ['none', 'open', 'all'] as const;
export type NoteChoice = (typeof noteChoices)[number];

/** A choice as somebody wrote it; null for another. */
export function readNoteChoice(value: string): NoteChoice | null {
  return noteChoices.find((choice) => choice === value) ?? null;
}

export type NoteKind = 'comment' | 'insert' | 'delete' | 'replace';

/** A line of a note; `part` is the paragraph of the note that it is of. */
export type NoteLine = { line: Line; part: number; y: number };

/**
 * A note beside the text, or what of it stands on one page. Lengths are points from the top left of the text frame.
 * `begins`: false where the note began on an earlier page.
 */
export type NotePiece = {
  number: number;
  kind: NoteKind;
  begins: boolean;
  x: number;
  y: number;
  height: number;
  lines: NoteLine[];
};

export type Point = { x: number; y: number };
/** Where words are to be put in: `y` is the top. */
export type Caret = Point & { height: number };

/** What stands beside the text of a page for those who review it. Plain data. */
export type Margin = {
  /** the notes that belong to this page, by the block of the flow after which they are read */
  belong: { number: number; block: number }[];
  pieces: NotePiece[];
  /** each from where words end to their note */
  leaders: Point[][];
  carets: Caret[];
};
