import { fc } from '#test/support/fast-check.ts';
import { describe, expect, it } from 'vitest';
import type { Row } from '#app/pdf/measure/box.ts';
import { noteSpace, paginate } from '#app/pdf/paginate/paginate.ts';
import { line } from './sketch.ts';

/** Rows of text, each with how many lines of footnote its one mark has (0: no mark). */
function textWith(notes: number[]): { rows: Row[]; notes: Row[][] } {
  let count = 0;
  const rows = notes.map((lines, block): Row => {
    const marks = lines > 0 ? [count++] : undefined;
    return { block, box: line(12, marks), gap: 0, break: 'free' };
  });
  const measured = notes
    .filter((lines) => lines > 0)
    .map((lines, block) => {
      return Array.from({ length: lines }, (): Row => ({ block, box: line(10), gap: 0, break: 'free' }));
    });
  return { rows, notes: measured };
}

const heights = fc.integer({ min: 80, max: 400 });

describe('footnotes', () => {
  it('are all set, once and in order, below the text, for any document', () => {
    const any = fc.array(fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 60 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(any, heights, (counts, height) => {
        const { rows, notes } = textWith(counts);
        const pages = paginate(rows, height, notes);
        expect(pages.flatMap(({ boxes }) => boxes.map(({ block }) => block))).toEqual(rows.map(({ block }) => block));
        const set = pages.flatMap((page) => page.notes.map(({ note }) => note));
        expect(set).toEqual(notes.flatMap((lines, note) => lines.map(() => note)));
        for (const page of pages) {
          const bottom = Math.max(0, ...page.boxes.map(({ y, box }) => y + box.height));
          const [first] = page.notes;
          if (first) expect(first.y - noteSpace.below).toBeGreaterThanOrEqual(bottom - 0.02);
          for (const { y, box } of page.notes) expect(y + box.height).toBeLessThanOrEqual(height + 0.02);
        }
      }),
    );
  });

  it('begin on the page of their mark', () => {
    const any = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 60 });
    fc.assert(
      fc.property(any, fc.integer({ min: 150, max: 400 }), (counts, height) => {
        const { rows, notes } = textWith(counts);
        const first = new Map<number, number>();
        paginate(rows, height, notes).forEach((page, index) => {
          for (const { box } of page.boxes) for (const note of box.notes ?? []) first.set(note, index);
          for (const { note } of page.notes) {
            expect(first.has(note)).toBe(true);
            if (first.get(note) !== -1) expect(first.get(note)).toBe(index);
            first.set(note, -1);
          }
        });
        expect([...first.values()].every((page) => page === -1)).toBe(true);
      }),
    );
  });

  it('go on at the foot of the next page, and on pages of their own where they are longer than the text', () => {
    const { rows, notes } = textWith([0, 0, 0, 0, 40, 0, 0]);
    const pages = paginate(rows, 150, notes);
    expect(pages[0]!.boxes).toHaveLength(5);
    expect(pages[0]!.notes.length).toBeGreaterThan(1);
    expect(pages[1]!.boxes).toHaveLength(0);
    expect(pages[1]!.notes.length).toBeGreaterThan(10);
    expect(pages.at(-1)!.boxes).toHaveLength(2);
  });

  it('two on one line, the last line of a page', () => {
    const rows = Array.from({ length: 8 }, (_, block): Row => {
      return { block, box: line(12, block === 7 ? [0, 1] : undefined), gap: 0, break: 'free' };
    });
    const notes = [0, 1].map((block): Row[] => [{ block, box: line(10), gap: 0, break: 'free' }]);
    const exact = 8 * 12 + noteSpace.above + noteSpace.below + 20;
    expect(paginate(rows, exact, notes)).toHaveLength(1);
    const pages = paginate(rows, exact - 1, notes);
    expect(pages.map((page) => [page.boxes.length, page.notes.length])).toEqual([[7, 0], [1, 2]]); // prettier-ignore
  });
});
