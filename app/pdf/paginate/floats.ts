import type { Row } from '../measure/box.ts';
import type { Placed } from './page.ts';

/** A figure with its caption that goes to the top of a page. `at`: the row of text before which it was met. */
export type Float = { at: number; rows: Row[]; height: number };

/** The rows of the text, and the figures that float among them. */
export function splitFloats(rows: readonly Row[]): { text: Row[]; floats: Float[] } {
  const text: Row[] = [];
  const floats: Float[] = [];
  let open: Float | null = null;
  for (const row of rows) {
    if (!row.float) text.push(row);
    else if (open && row.break === 'avoid') open.rows.push(row);
    else floats.push((open = { at: text.length, rows: [row], height: 0 }));
    if (!row.float) open = null;
  }
  for (const float of floats) float.height = columnHeight(float.rows);
  return { text, floats };
}

/** Height of figures one above another. What the first row of each asks for above it stands between them. */
export function floatHeight(floats: readonly Float[]): number {
  return floats.reduce((sum, { height, rows }, index) => sum + height + (index > 0 ? rows[0]!.gap : 0), 0);
}

/** The top of the text below figures: as far from the last of them as that would have stood from text above it. */
export function spaceAbove(floats: readonly Float[]): number {
  const last = floats.at(-1);
  return last ? floatHeight(floats) + last.rows[0]!.gap : 0;
}

/** Figures at the top of a page. */
export function placeFloats(floats: readonly Float[]): Placed[] {
  let y = 0;
  return floats.flatMap(({ rows, height }, index) => {
    if (index > 0) y += rows[0]!.gap;
    const placed = placeRows(rows, y);
    y += height;
    return placed;
  });
}

/** Rows one below another from here; the space above the first is left out. */
export function placeRows(rows: readonly Row[], from: number): Placed[] {
  let y = from;
  return rows.map(({ box, block, gap }, index): Placed => {
    if (index > 0) y += gap;
    const at = y;
    y += box.height;
    return { box, block, y: at };
  });
}

function columnHeight(rows: readonly Row[]): number {
  return rows.reduce((sum, { box, gap }, index) => sum + box.height + (index > 0 ? gap : 0), 0);
}
