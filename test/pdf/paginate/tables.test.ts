import { fc } from '#test/support/fast-check.ts';
import { describe, expect, it } from 'vitest';
import type { TableRow } from '#app/pdf/measure/box.ts';
import { paginate } from '#app/pdf/paginate/paginate.ts';
import { splitRow } from '#app/pdf/paginate/split-row.ts';
import { tableRow, tableRows } from './sketch.ts';

const rowOf = (placed: { box: unknown }) => placed.box as TableRow;
const linesOf = (rows: TableRow[], column: number) => rows.flatMap(({ cells }) => cells[column]!.lines).length;

describe('a table over several pages', () => {
  it('has its head on every page, said once', () => {
    const pages = paginate(tableRows(Array.from({ length: 100 }, () => [1, 1])), 200);
    expect(pages.length).toBeGreaterThan(7);
    pages.forEach(({ boxes }, index) => {
      expect(rowOf(boxes[0]!).row).toBe(0);
      expect(rowOf(boxes[0]!).repeated).toBe(index > 0);
      expect(boxes.slice(1).every((placed) => rowOf(placed).row > 0)).toBe(true);
    });
    const said = pages.flatMap(({ boxes }) => boxes.map(rowOf).filter(({ repeated }) => !repeated));
    expect(said.map(({ row }) => row)).toEqual(Array.from({ length: 100 }, (_, row) => row));
  });

  it('keeps every line of every cell, once and within the page, however high its rows are', () => {
    const any = fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 90 })), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(any, fc.integer({ min: 120, max: 500 }), (counts, height) => {
        const rows = tableRows([[1, 1], ...counts]);
        const pages = paginate(rows, height);
        const said = pages.flatMap(({ boxes }) => boxes.map(rowOf).filter(({ repeated }) => !repeated));
        for (const column of [0, 1]) {
          const wanted = 1 + counts.reduce((sum, count) => sum + count[column]!, 0);
          expect(linesOf(said, column)).toBe(wanted);
        }
        for (const { boxes } of pages)
          for (const { y, box } of boxes) expect(y + box.height).toBeLessThanOrEqual(height + 0.02);
      }),
    );
  });
});

describe('splitRow', () => {
  it('divides between lines, the upper part no higher than the room', () => {
    const [upper, lower] = splitRow(tableRow(3, [10, 4]), 60)!;
    expect(upper.height).toBeLessThanOrEqual(60);
    expect([linesOf([upper], 0), linesOf([lower], 0)]).toEqual([5, 5]);
    expect([linesOf([upper], 1), linesOf([lower], 1)]).toEqual([4, 0]);
    expect(lower.cells[0]!.lines[0]!.y).toBe(3);
    expect([upper.row, lower.row]).toEqual([3, 3]);
  });

  it('does not where no line would fit, or all would', () => {
    expect(splitRow(tableRow(0, [4, 4]), 12)).toBe(null);
    expect(splitRow(tableRow(0, [4, 0]), 100)).toBe(null);
  });
});
