import type { FlowBlock, FlowCell } from '../flow/flow.ts';
import type { Profile } from '../profiles.ts';
import { blockStyle, type BlockStyle } from './block-style.ts';
import type { CellLine, SetCell, TableRow } from './box.ts';
import { columnWidths, type ColumnNeeds } from './column-widths.ts';
import { wordByWord } from './word-by-word.ts';
import type { Line } from './line.ts';
import { measureBlock, type MeasureContext } from './measure-block.ts';

/** Space around the text of a cell: at either side, above and below. */
const padding = { x: 5, y: 3 };
const rules = { outer: 0.8, header: 0.5 };
/** Wider than any paragraph: what a cell needs to be set in one line. */
const unbounded = 100_000;

/** The rows of a table, and how many of them head it. */
export function measureTable(
  block: FlowBlock,
  style: BlockStyle,
  profile: Profile,
  context: MeasureContext,
): { rows: TableRow[]; header: number } {
  const rows = block.rows ?? [];
  const columns = rows[0]?.length ?? 0;
  const set = (cell: FlowCell, width: number) => setCell(cell, style, profile, { ...context, width });
  const needs = Array.from({ length: columns }, (_, column): ColumnNeeds => {
    const cells = rows.map((row) => row[column]!);
    return {
      least: widest(cells.map((cell) => widestWord(cell, style, profile, context))),
      most: widest(cells.map((cell) => extent(set(cell, unbounded), unbounded))),
    };
  });
  // However many columns there are, none may stand beside the page: what is not readable there is at least not lost.
  const besides = Math.min(padding.x, context.width / columns / 4);
  const widths = columnWidths(needs, context.width - columns * 2 * besides);
  const lefts = widths.map((_, column) => sum(widths.slice(0, column)) + column * 2 * besides);
  const header = rows.filter((row) => row.some((cell) => cell.header)).length;
  return {
    header,
    rows: rows.map((row, index) => {
      const cells = row.map((cell, column): SetCell => {
        const [left, width] = [lefts[column]!, widths[column]!];
        const lines = set(cell, width).map((one) => ({ ...one, line: aligned(one.line, cell, width) }));
        return {
          column,
          left,
          right: left + width + 2 * besides,
          x: left + besides,
          width,
          header: cell.header,
          lines,
          ...(needs[column]!.least > width + 0.01 && { divided: true as const }),
        };
      });
      const bottom = Math.max(style.leading + padding.y, ...cells.map(({ lines }) => bottomOf(lines)));
      const notes = cells.flatMap((cell) => cell.lines.flatMap(({ line }) => line.notes ?? []));
      return {
        kind: 'row',
        row: index,
        cells,
        height: bottom + padding.y,
        ruleAbove: index === 0 ? rules.outer : 0,
        ruleBelow: index === rows.length - 1 ? rules.outer : index === header - 1 ? rules.header : 0,
        repeated: false,
        ...(notes.length > 0 && { notes }),
      };
    }),
  };
}

function setCell(cell: FlowCell, style: BlockStyle, profile: Profile, context: MeasureContext): CellLine[] {
  const lines: CellLine[] = [];
  let y = padding.y;
  cell.blocks.forEach((block, index) => {
    const inCell = cellStyle(block, cell, style, profile);
    if (index > 0) y += style.leading / 4;
    for (const line of measureBlock(block, inCell, context)) {
      lines.push({ line, block: index, y });
      y += line.height;
    }
  });
  return lines;
}

/** Items and code look as they do elsewhere, in the type of the table; the words of a head are strong. */
function cellStyle(block: FlowBlock, cell: FlowCell, table: BlockStyle, profile: Profile): BlockStyle {
  const own = blockStyle(block, profile);
  const { size, leading } = own.family === 'mono' ? own : table;
  const left = block.role === 'item' ? own.left : 0;
  const look = { align: 'ragged', hyphenate: false, strong: cell.header || own.strong, left, right: 0 } as const;
  return { ...own, ...look, size: Math.min(size, table.size), leading };
}

/** The width of the longest word of a cell: where a line ends at every space at which it may. */
function widestWord(cell: FlowCell, style: BlockStyle, profile: Profile, context: MeasureContext): number {
  const width = context.width / 2; // a longer word is divided
  const words = cell.blocks.map((block) => ({ ...block, runs: wordByWord(block.runs) }));
  return Math.min(width, extent(setCell({ ...cell, blocks: words }, style, profile, { ...context, width }), width));
}

/** The line moved to where its column wants it; `left` is where the line begins, which may be at the right. */
function aligned(line: Line, { align }: FlowCell, width: number): Line {
  const [from, to] = spread(line);
  const free = width - (line.rtl ? width - from : to);
  if (align === 'left' || free <= 0) return line;
  const by = (align === 'right' ? free : free / 2) * (line.rtl ? -1 : 1);
  if (line.rtl && align === 'right') return line;
  return { ...line, runs: line.runs.map((run) => ({ ...run, x: run.x + by })) };
}

/** Where the words of a line begin and end. */
const spread = ({ runs }: Line) =>
  [Math.min(...runs.map(({ x }) => x), Infinity), Math.max(0, ...runs.map(({ x, width }) => x + width))] as const;
/** How much room lines take in a cell of this width, from where they begin. */
const extent = (lines: readonly CellLine[], width: number) =>
  Math.max(0, ...lines.map(({ line }) => (line.rtl ? width - spread(line)[0] : spread(line)[1])));
const bottomOf = (lines: readonly CellLine[]) => Math.max(0, ...lines.map(({ line, y }) => y + line.height));
const widest = (widths: readonly number[]) => widths.reduce((most, width) => Math.max(most, width), 0);
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
