import type { NoteKind, NotePiece } from './margin.ts';
import { rowsHeight, type NoteRow } from './measure-note.ts';
import { shareRoom, stack } from './stack.ts';

/** A note, or what is left of it, that wants to stand `at` points below the top of the column. */
export type Waiting = { number: number; kind: NoteKind; begins: boolean; at: number; rows: NoteRow[] };
/** Where notes may stand, in points from the top left of the text frame. */
export type Column = { x: number; from: number; to: number };
/** `cut`: pieces of which more follows elsewhere. */
export type Filled = { pieces: NotePiece[]; cut: NotePiece[]; rest: Waiting[] };

export const noteGap = 8;
/** The words below a note that it goes on elsewhere. */
export const moreHeight = 10;
/** Of a note at least so much stands where it belongs, in points: who says it, and the beginning of what. */
const least = 40;

/** Notes in one column, each beside its words as far as the others let it. What has no room is left. */
export function fillMargin(waiting: readonly Waiting[], { x, from, to }: Column): Filled {
  const heights = waiting.map(({ rows }) => rowsHeight(rows));
  const shares = shareRoom(heights, to - from, noteGap, least);
  const taken = waiting.map((one, index) => take(one, shares[index] ?? 0, heights[index]!));
  if (!taken.some((rows) => rows.length > 0) && waiting[0]) taken[0] = waiting[0].rows.slice(0, 1);
  const standing = waiting.flatMap((one, index) => {
    const rows = taken[index]!;
    if (rows.length === 0) return [];
    const isCut = rows.length < one.rows.length;
    return [{ one, rows, isCut, height: rowsHeight(rows) + (isCut ? moreHeight : 0) }];
  });
  const wanted = standing.map(({ one: { at }, height }) => ({ at, height }));
  const tops = stack(wanted, from, to, noteGap);
  const pieces = standing.map(({ one, rows, height }, index) => pieceOf(one, rows, x, tops[index]!, height));
  return {
    pieces,
    cut: pieces.filter((_, index) => standing[index]!.isCut),
    rest: waiting.flatMap((one, index) => {
      const rows = one.rows.slice(taken[index]!.length);
      return rows.length > 0 ? [{ ...one, rows, ...(taken[index]!.length > 0 && { begins: false }) }] : [];
    }),
  };
}

/** As many rows as stand in so much room, with what says that more follows. */
function take({ rows }: Waiting, share: number, height: number): NoteRow[] {
  if (share >= height - 0.001) return rows;
  let count = 0;
  while (count < rows.length && rowsHeight(rows.slice(0, count + 1)) + moreHeight <= share + 0.001) count += 1;
  return rows.slice(0, count);
}

/** Rows of a note where they stand. */
export function pieceOf(
  { number, kind, begins }: Waiting,
  rows: readonly NoteRow[],
  x: number,
  top: number,
  height: number,
): NotePiece {
  let y = 0;
  const lines = rows.map(({ line, part, gap }, index) => {
    if (index > 0) y += gap;
    const placed = { line, part, y };
    y += line.height;
    return placed;
  });
  return { number, kind, begins, x, y: top, height, lines };
}
