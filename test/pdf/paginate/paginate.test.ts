import { fc } from '#test/support/fast-check.ts';
import { describe, expect, it } from 'vitest';
import type { Row } from '#app/pdf/measure/box.ts';
import { paginate } from '#app/pdf/paginate/paginate.ts';
import { line } from './sketch.ts';

type Sketch = { lines: number; keepWithNext: boolean; newPage: boolean };

/** Rows as measuring makes them: paragraphs of so many lines, 12 points high, 6 apart. */
function rowsOf(blocks: Sketch[]): Row[] {
  return blocks.flatMap(({ lines, newPage }, block) =>
    Array.from({ length: lines }, (_, index): Row => {
      const leads = blocks[block - 1]?.keepWithNext ?? false;
      const first = newPage && block > 0 ? 'must' : leads ? 'avoid' : 'free';
      const within = index === 1 || index === lines - 1 ? 'avoid' : 'free';
      return {
        block,
        box: line(),
        gap: index === 0 && block > 0 ? 6 : 0,
        break: index === 0 ? first : within,
      };
    }),
  );
}

const sketch = fc.record({
  lines: fc.integer({ min: 1, max: 30 }),
  keepWithNext: fc.boolean(),
  newPage: fc.boolean(),
});

describe('paginate', () => {
  it('places every line once and in order, within the page, for any document', () => {
    fc.assert(
      fc.property(fc.array(sketch, { maxLength: 40 }), fc.integer({ min: 60, max: 700 }), (blocks, height) => {
        const rows = rowsOf(blocks);
        const pages = paginate(rows, height);
        expect(pages.flatMap(({ boxes }) => boxes.map(({ block, box }) => ({ block, box })))).toEqual(
          rows.map(({ block, box }) => ({ block, box })),
        );
        for (const { boxes } of pages) {
          expect(boxes[0]?.y ?? 0).toBe(0);
          boxes.forEach(({ y, box }, index) => {
            expect(y + box.height).toBeLessThanOrEqual(height + 0.01);
            expect(y).toBeGreaterThanOrEqual((boxes[index - 1]?.y ?? -12) + 12);
          });
        }
        if (rows.length > 0) expect(pages.every(({ boxes }) => boxes.length > 0)).toBe(true);
      }),
    );
  });

  it('leaves no single line of a paragraph at the foot or head of a page', () => {
    const paragraphs = fc.array(fc.integer({ min: 2, max: 30 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(paragraphs, fc.integer({ min: 80, max: 700 }), (counts, height) => {
        const pages = paginate(rowsOf(counts.map((lines) => ({ lines, keepWithNext: false, newPage: false }))), height);
        for (const { boxes } of pages) {
          const here = new Map<number, number>();
          for (const { block } of boxes) here.set(block, (here.get(block) ?? 0) + 1);
          for (const count of here.values()) expect(count).toBeGreaterThan(1);
        }
      }),
    );
  });

  it('never ends a page with a heading while something follows it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 2, max: 9 })), { minLength: 1, maxLength: 60 }),
        (pairs) => {
          const blocks = pairs.flatMap(([headed, lines]) => [
            ...(headed ? [{ lines: 1, keepWithNext: true, newPage: false }] : []),
            { lines, keepWithNext: false, newPage: false },
          ]);
          const pages = paginate(rowsOf(blocks), 300);
          for (const { boxes } of pages) expect(blocks[boxes.at(-1)!.block]!.keepWithNext).toBe(false);
        },
      ),
    );
  });

  it('fills a page exactly, and begins another for one line more', () => {
    const rows = (lines: number) => rowsOf([{ lines, keepWithNext: false, newPage: false }]);
    expect(paginate(rows(50), 50 * 12)).toHaveLength(1);
    expect(paginate(rows(51), 50 * 12)).toHaveLength(2);
    expect(paginate(rows(100), 50 * 12)).toHaveLength(2);
  });

  it('gives one empty page for nothing, and goes on where rows that keep together are taller than a page', () => {
    expect(paginate([], 600)).toEqual([{ boxes: [], notes: [], footer: null }]);
    const chained = rowsOf(Array.from({ length: 80 }, () => ({ lines: 1, keepWithNext: true, newPage: false })));
    expect(paginate(chained, 300).length).toBeGreaterThan(3);
    const giant: Row[] = [{ block: 0, box: line(900), gap: 0, break: 'free' }];
    expect(paginate([...giant, ...giant], 300)).toHaveLength(2);
  });
});
