import type { CellLine, SetCell, TableRow } from '../measure/box.ts';

/** Lines of a cell that stay together at either end, where it has as many. */
const least = 1;

/**
 * Divides a row between lines so that its upper part is no higher than `room`; null where not one line of some cell that
 * has any would stand in it, or nothing would be left over.
 */
export function splitRow(row: TableRow, room: number): [TableRow, TableRow] | null {
  const padding = row.cells.reduce((most, cell) => Math.max(most, paddingBelow(cell, row.height)), 0);
  const parts = row.cells.map((cell) => splitCell(cell, room - padding));
  const fits = parts.every(([upper], index) => upper.length >= least || row.cells[index]!.lines.length === 0);
  const remains = parts.some(([, lower]) => lower.length > 0);
  if (!fits || !remains) return null;
  const upper = part(
    row,
    parts.map(([lines]) => lines),
    padding,
  );
  const lower = part(
    row,
    parts.map(([, lines]) => lines),
    padding,
  );
  return [
    { ...upper, ruleBelow: 0 },
    { ...lower, ruleAbove: 0 },
  ];
}

/** Space from the last line of the highest cell to the bottom of the row: the same for all. */
function paddingBelow(cell: SetCell, height: number): number {
  const last = cell.lines.at(-1);
  return last ? Math.min(height - last.y - last.line.height, 6) : 0;
}

function splitCell({ lines }: SetCell, room: number): [CellLine[], CellLine[]] {
  const count = lines.filter(({ line, y }) => y + line.height <= room + 0.01).length;
  const first = lines[0]?.y ?? 0;
  const from = lines[count]?.y ?? 0;
  return [lines.slice(0, count), lines.slice(count).map((one) => ({ ...one, y: one.y - from + first }))];
}

function part(row: TableRow, lines: CellLine[][], padding: number): TableRow {
  const cells = row.cells.map((cell, index) => ({ ...cell, lines: lines[index]! }));
  const bottom = Math.max(0, ...cells.flatMap((cell) => cell.lines.map(({ line, y }) => y + line.height)));
  const notes = cells.flatMap((cell) => cell.lines.flatMap(({ line }) => line.notes ?? []));
  return { ...row, cells, height: bottom + padding, notes };
}
