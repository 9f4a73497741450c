import type { Row } from '../measure/line.ts';
import type { Page, PlacedLine } from './page.ts';

/** Rounding of many small heights must not push a line that fits to the next page. */
const tolerance = 0.01;

/**
 * Fills pages of this height from the top. A page ends at the last allowed break before it overflows; where rows that
 * keep together are taller than a page, it ends where it is full. There is always one page and never an empty last one.
 */
export function paginate(rows: readonly Row[], height: number): Page[] {
  const pages: Page[] = [];
  let start = 0;
  while (start < rows.length) {
    const end = pageEnd(rows, start, height);
    pages.push({ lines: place(rows.slice(start, end)), footer: null });
    start = end;
  }
  return pages.length > 0 ? pages : [{ lines: [], footer: null }];
}

/** Index of the row that begins the next page. */
function pageEnd(rows: readonly Row[], start: number, height: number): number {
  let used = 0;
  let allowed = -1;
  for (let index = start; index < rows.length; index++) {
    const row = rows[index]!;
    if (index > start && row.break === 'must') return index;
    if (index > start && row.break === 'free') allowed = index;
    used += row.line.height + (index > start ? row.gap : 0);
    if (used > height + tolerance && index > start) return allowed > start ? allowed : index;
  }
  return rows.length;
}

function place(rows: readonly Row[]): PlacedLine[] {
  let y = 0;
  return rows.map(({ line, gap }, index) => {
    if (index > 0) y += gap;
    const placed = { line, y };
    y += line.height;
    return placed;
  });
}
