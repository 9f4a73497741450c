import { fc } from '#test/support/fast-check.ts';
import { describe, expect, it } from 'vitest';
import type { Row } from '#app/pdf/measure/box.ts';
import { noteSpace, paginate } from '#app/pdf/paginate/paginate.ts';
import { line } from './sketch.ts';

type Sketch =
  | { kind: 'text'; lines: number; newPage: boolean; notes: number }
  | { kind: 'float'; height: number; caption: number; notes: number };

const fits = 300;
const floatBefore = 14;
const float = (height: number, caption = 1, notes = 0): Sketch => ({ kind: 'float', height, caption, notes });
const text = (lines: number, newPage = false, notes = 0): Sketch => ({ kind: 'text', lines, newPage, notes });

/** Rows as measuring makes them: lines of 12 points, floats of a picture and lines of caption. */
function sketch(parts: Sketch[]): { rows: Row[]; notes: Row[][] } {
  const notes: Row[][] = [];
  const mark = (lines: number): number[] | undefined => {
    if (lines === 0) return undefined;
    notes.push(Array.from({ length: lines }, () => ({ block: 0, box: line(10), gap: 0, break: 'free' as const })));
    return [notes.length - 1];
  };
  const rows = parts.flatMap((part, block): Row[] => {
    if (part.kind === 'text') {
      const marks = mark(part.notes);
      return Array.from({ length: part.lines }, (_, index) => ({
        block,
        box: line(12, index === 0 ? marks : undefined),
        gap: index === 0 && block > 0 ? 6 : 0,
        break: index > 0 ? 'free' : part.newPage && block > 0 ? 'must' : 'free',
      }));
    }
    const picture: Row = {
      block,
      box: { kind: 'picture', x: 0, width: 50, height: part.height, asset: 'a', words: [] },
      gap: floatBefore,
      break: 'free',
      float: true,
    };
    const marks = mark(part.notes);
    const caption = Array.from({ length: part.caption }, (_, index): Row => {
      const box = line(12, index === 0 ? marks : undefined);
      return { block, box, gap: index === 0 ? 5 : 0, break: 'avoid', float: true };
    });
    return [picture, ...caption];
  });
  return { rows, notes };
}

const pagesOf = (parts: Sketch[], height = fits) => {
  const { rows, notes } = sketch(parts);
  return paginate(rows, height, notes);
};
/** What stands on each page from top to bottom: "F2" for the float that is the third part, "t" for lines of text. */
const shape = (parts: Sketch[], height?: number) =>
  pagesOf(parts, height).map(({ boxes }) => {
    const names = boxes.map(({ block }) => (parts[block]!.kind === 'float' ? `F${block}` : `t${block}`));
    return names.filter((name, index) => name !== names[index - 1]).join(' ');
  });

const anyText = fc.record({
  kind: fc.constant('text' as const),
  lines: fc.integer({ min: 1, max: 40 }),
  newPage: fc.boolean(),
  notes: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 30 })),
});
const anyFloat = fc.record({
  kind: fc.constant('float' as const),
  height: fc.integer({ min: 5, max: 240 }),
  caption: fc.integer({ min: 1, max: 4 }),
  notes: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 30 })),
});
const anyParts = fc.array(fc.oneof({ weight: 2, arbitrary: anyText }, anyFloat), { maxLength: 30 });

describe('figures that float', () => {
  it('are all set once, in order, whole, within the page and above its text; and so is the text, for any document', () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        const { rows, notes } = sketch(parts);
        const pages = paginate(rows, fits, notes);
        const set = (kind: Sketch['kind']) =>
          pages.flatMap(({ boxes }) => boxes.filter(({ block }) => parts[block]!.kind === kind).map(({ box }) => box));
        const wanted = (floats: boolean) => rows.filter((row) => (row.float ?? false) === floats).map(({ box }) => box);
        expect(set('text')).toEqual(wanted(false));
        expect(set('float')).toEqual(wanted(true));
        for (const { boxes, notes: foot } of pages) {
          const bottom = foot[0] ? foot[0].y - noteSpace.below : fits;
          const kinds = boxes.map(({ block }) => parts[block]!.kind);
          expect(kinds).toEqual([...kinds].sort());
          expect(boxes[0]?.y ?? 0).toBe(0);
          boxes.forEach(({ y, box }, index) => {
            expect(y + box.height).toBeLessThanOrEqual(bottom + 0.02);
            const before = boxes[index - 1];
            if (before) expect(y).toBeGreaterThanOrEqual(before.y + before.box.height);
          });
        }
        expect(pages.flatMap((page) => page.notes)).toHaveLength(notes.flat().length);
        if (parts.length > 0) expect(pages.every((page) => page.boxes.length + page.notes.length > 0)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('stay on their side of a page that somebody asked for, and never come before the page they are met on', () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        const pages = pagesOf(parts);
        const first = new Map<number, number>();
        const last = new Map<number, number>();
        pages.forEach(({ boxes }, page) => {
          for (const { block } of boxes) {
            if (!first.has(block)) first.set(block, page);
            last.set(block, page);
          }
        });
        parts.forEach((part, block) => {
          if (part.kind !== 'float') return;
          const before = parts.slice(0, block).findLastIndex(({ kind }) => kind === 'text');
          if (before >= 0) expect(first.get(block)).toBeGreaterThanOrEqual(first.get(before)!);
          const barrier = parts.findIndex((one, index) => index > block && one.kind === 'text' && one.newPage);
          if (barrier >= 0) expect(last.get(block)).toBeLessThan(first.get(barrier)!);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('go to the top of the page they are met on where they fit, else of the next', () => {
    expect(shape([text(5), float(100), text(30)])).toEqual(['F1 t0 t2', 't2']);
    expect(shape([text(20), float(100), text(10)])).toEqual(['t0 t2', 'F1 t2']);
    expect(shape([text(5), float(100), float(90), text(10)])).toEqual(['F1 t0 t3', 'F2 t3']);
    expect(shape([text(3), float(200), float(10), text(20)])).toEqual(['F1 t0 t3', 'F2 t3']);
  });

  it('keep their order: one that waits holds back those behind it', () => {
    expect(shape([text(15), float(200), text(2), float(5), text(10)])).toEqual(['t0 t2 t4', 'F1 F3 t4', 't4']);
  });

  it('stand on a page of their own at the end, before a new page and where they are as high as the page', () => {
    expect(shape([text(20), float(200)])).toEqual(['t0', 'F1']);
    expect(shape([text(20), float(200), text(3, true)])).toEqual(['t0', 'F1', 't2']);
    expect(shape([text(2), float(283), text(3)])).toEqual(['t0 t2', 'F1']);
    expect(shape([float(100)])).toEqual(['F0']);
  });
});
