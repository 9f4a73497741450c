import { fc } from '#test/support/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { blockAt, placeOf } from '#app/proposals/workspace/preview/places.ts';
import { gap, pageWidth, placeAt, topOf } from '#app/proposals/workspace/preview/page-geometry.ts';

const paper = { width: 600, height: 800, pages: 3 };
const at = (section: string, block: number, page: number, y: number) => ({ section, block, page, y });
const places = [
  at('one', -1, 1, 100),
  at('one', 0, 1, 140),
  at('one', 2, 1, 700),
  at('two', -1, 2, 100),
  at('two', 0, 2, 140),
];

describe('where a block of the text stands on paper', () => {
  it('is where it begins, and further down by how far one is in it, over the end of a page too', () => {
    expect(placeOf(places, 'one', 0, 0, paper)).toEqual({ page: 1, y: 140 });
    expect(placeOf(places, 'one', 0, 0.5, paper)).toEqual({ page: 1, y: 420 });
    expect(placeOf(places, 'one', 2, 0.75, paper)).toEqual({ page: 2, y: 50 });
  });

  it('is that of the block before for one that set nothing, and the title’s above them all', () => {
    expect(placeOf(places, 'one', 1, 0.9, paper)).toEqual({ page: 1, y: 140 });
    expect(placeOf(places, 'two', -1, 0, paper)).toEqual({ page: 2, y: 100 });
    expect(placeOf(places, 'two', 40, 1, paper)).toEqual({ page: 2, y: 140 });
  });

  it('is nowhere for a section that has no page', () => {
    expect(placeOf(places, 'three', 0, 0, paper)).toBeNull();
  });

  it('never lies beyond the last page', () => {
    expect(placeOf([at('a', 0, 3, 790), at('b', 0, 9, 0)], 'a', 0, 1, paper)!.page).toBe(3);
  });
});

describe('the block at a place on paper', () => {
  it('is the last that begins above it, on this page or before', () => {
    expect(blockAt(places, 1, 150)).toMatchObject({ section: 'one', block: 0 });
    expect(blockAt(places, 2, 10)).toMatchObject({ section: 'one', block: 2 });
    expect(blockAt(places, 3, 400)).toMatchObject({ section: 'two', block: 0 });
  });

  it('is the first above everything, and none where nothing is set', () => {
    expect(blockAt(places, 1, 0)).toMatchObject({ section: 'one', block: -1 });
    expect(blockAt([], 1, 0)).toBeNull();
  });

  it('is the one whose place it is, for every place of random documents', () => {
    const place = fc.record({ page: fc.integer({ min: 1, max: 5 }), y: fc.integer({ min: 0, max: 799 }) });
    fc.assert(
      fc.property(fc.uniqueArray(place, { selector: ({ page, y }) => page * 1000 + y, minLength: 1 }), (given) => {
        const sorted = [...given].sort((a, b) => a.page - b.page || a.y - b.y);
        const all = sorted.map((one, block) => ({ section: 's', block, ...one }));
        for (const { block, page, y } of all) {
          expect(blockAt(all, page, y)!.block).toBe(block);
          expect(placeOf(all, 's', block, 0, { ...paper, pages: 5 })).toEqual({ page, y });
        }
      }),
    );
  });
});

describe('pages on the screen', () => {
  it('give back the place that was put there, for every width', () => {
    const width = fc.integer({ min: 200, max: 2000 });
    const page = fc.integer({ min: 1, max: 3 });
    fc.assert(
      fc.property(width, page, fc.integer({ min: 1, max: 799 }), (pixels, number, y) => {
        const back = placeAt(topOf({ page: number, y }, pixels, paper), pixels, paper);
        expect(back.page).toBe(number);
        expect(back.y).toBeCloseTo(y, 5);
      }),
    );
  });

  it('lie at the end of the page above where one points between two', () => {
    const top = topOf({ page: 2, y: 0 }, 600, paper) - gap / 2;
    expect(placeAt(top, 600, paper)).toEqual({ page: 1, y: 800 });
    expect(placeAt(0, 600, paper)).toEqual({ page: 1, y: 0 });
    expect(placeAt(1e6, 600, paper)).toEqual({ page: 3, y: 800 });
  });

  it('are as wide as the room, or a part of their size on paper', () => {
    expect(pageWidth('fit', 500, paper)).toBe(500 - 2 * gap);
    expect(pageWidth(1, 500, paper)).toBe(800);
    expect(pageWidth('fit', 10, paper)).toBe(0);
  });
});
