import type { CellLine, Row, TableRow } from '#app/pdf/measure/box.ts';
import type { Line } from '#app/pdf/measure/line.ts';

/** A line with nothing on it but the marks of these footnotes. */
export function line(height = 12, notes?: number[]): Line {
  return { kind: 'line', height, baseline: 9, runs: [], ...(notes && { notes }) };
}

/** A row of a table with so many lines of 10 points in each of its cells. */
export function tableRow(row: number, counts: number[]): TableRow {
  const cells = counts.map((count, column) => ({
    column,
    left: column * 50,
    right: column * 50 + 50,
    x: column * 50 + 5,
    width: 40,
    header: false,
    lines: Array.from({ length: count }, (_, index): CellLine => ({ line: line(10), block: 0, y: 3 + index * 10 })),
  }));
  const height = Math.max(...counts) * 10 + 6;
  return { kind: 'row', row, cells, height, ruleAbove: row === 0 ? 0.8 : 0, ruleBelow: 0, repeated: false };
}

/** The rows of a table, the first of which heads it. */
export function tableRows(counts: number[][]): Row[] {
  const rows = counts.map((cells, row) => tableRow(row, cells));
  return rows.map((box, index) => ({
    block: 0,
    box,
    gap: 0,
    break: index <= 1 && index > 0 ? 'avoid' : 'free',
    ...(index > 0 && { head: [rows[0]!] }),
  }));
}
