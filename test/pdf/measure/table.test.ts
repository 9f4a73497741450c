import { fc } from '#test/support/fast-check.ts';
import { describe, expect, it } from 'vitest';
import type { Align, Block } from '#app/document/blocks.ts';
import { documentFlow } from '#app/pdf/flow/document-flow.ts';
import { shaper } from '#app/pdf/fonts/shaper.server.ts';
import type { TableRow } from '#app/pdf/measure/box.ts';
import { columnWidths } from '#app/pdf/measure/column-widths.ts';
import { lineText } from '#app/pdf/measure/line.ts';
import { measureFlow } from '#app/pdf/measure/measure-flow.ts';
import { textWidth } from '#app/pdf/measure/text-frame.ts';
import { profiles } from '#app/pdf/profiles.ts';
import { documentOf, p, prose } from '../support/document.ts';

function rowsOf(cells: string[][], align?: Align[]): TableRow[] {
  const attrs = { header: 1, cells: cells.map((row) => row.map((text) => [p(text)])), ...(align && { align }) };
  const table: Block = { kind: 'table', attrs, content: [] };
  const flow = documentFlow(documentOf({ One: [table] }));
  const { rows } = measureFlow(flow, profiles.a4, shaper, 'en-US');
  return rows.flatMap(({ box }) => (box.kind === 'row' ? [box] : []));
}

describe('columnWidths', () => {
  it('gives what is asked for where it fits, and never more than there is', () => {
    expect(columnWidths([{ least: 10, most: 30 }, { least: 10, most: 40 }], 100)).toEqual([30, 40]); // prettier-ignore
    expect(columnWidths([{ least: 10, most: 30 }, { least: 10, most: 110 }], 80)).toEqual([20, 60]); // prettier-ignore
    expect(columnWidths([{ least: 100, most: 130 }, { least: 300, most: 310 }], 80)).toEqual([40, 40]); // prettier-ignore
    expect(columnWidths([{ least: 90, most: 90 }, { least: 4, most: 4 }, { least: 70, most: 90 }], 84)).toEqual([40, 4, 40]); // prettier-ignore
    const need = fc.tuple(fc.nat(300), fc.nat(900)).map(([least, more]) => ({ least, most: least + more }));
    fc.assert(
      fc.property(
        fc.array(need, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 50, max: 600 }),
        (needs, space) => {
          const widths = columnWidths(needs, space);
          expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(space + 0.001);
          expect(widths.every((width) => width >= 0)).toBe(true);
        },
      ),
    );
  });
});

describe('a table', () => {
  it.each([30, 60, 200])('of %i columns stays on the page with every one of them', (columns) => {
    const [row] = rowsOf([Array.from({ length: columns }, (_, i) => `c${i}`)]);
    expect(row!.cells.at(-1)!.right).toBeLessThanOrEqual(textWidth(profiles.a4) + 0.01);
    const texts = row!.cells.map(({ lines }) => lines.map(({ line }) => lineText(line)).join(''));
    expect(texts).toEqual(Array.from({ length: columns }, (_, i) => `c${i}`));
  });

  it('sets every word within its column and the page', () => {
    const word = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.constantFrom('interoperability', 'x'.repeat(90)),
    );
    const cell = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 4 }), (cells) => {
        for (const row of rowsOf(cells)) {
          expect(row.cells.at(-1)!.right).toBeLessThanOrEqual(textWidth(profiles.a4) + 0.01);
          for (const { width, lines } of row.cells)
            for (const { line, y } of lines) {
              for (const run of line.runs) expect(run.x + run.width).toBeLessThanOrEqual(width + 0.01);
              expect(y + line.height).toBeLessThanOrEqual(row.height);
            }
        }
      }),
      {
        numRuns: 40,
        // two words wider than the page beside a sign that cannot be divided; signs before which no line may end
        examples: [
          [[['x'.repeat(90), 'x'.repeat(90), '!']]],
          [
            [
              ['', '', '\u1000\uFB2A\u0020\uFE10'],
              ['', 'x'.repeat(90), ''],
            ],
          ],
        ],
      },
    );
  }, 60_000);

  it('is no wider than it needs, with words aligned as their column wants', () => {
    const rows = rowsOf(
      [
        ['Item', 'Cost'],
        ['Travel', '1,200'],
        ['A long name', '80'],
      ],
      ['left', 'right'],
    );
    expect(rows[0]!.cells[1]!.right).toBeLessThan(200);
    const ends = rows.map(({ cells }) => {
      const [run] = cells[1]!.lines[0]!.line.runs;
      return cells[1]!.x + run!.x + run!.width;
    });
    for (const end of ends) expect(end).toBeCloseTo(ends[0]!, 3);
  });

  it('breaks lines in the column that has most to say', () => {
    const [, row] = rowsOf([
      ['Who', 'What'],
      ['Ana', prose(60)],
    ]);
    const [who, what] = row!.cells;
    expect(who!.lines.map(({ line }) => lineText(line))).toEqual(['Ana']);
    expect(what!.lines.length).toBeGreaterThan(3);
    expect(what!.right).toBeCloseTo(textWidth(profiles.a4), 0);
  });
});
