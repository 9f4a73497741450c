import { describe, expect, it } from 'vitest';
import { fc } from '#test/support/fast-check.ts';
import { shareRoom, stack } from '#app/pdf/notes/stack.ts';

describe('notes in a column', () => {
  it('stand beside their words where nothing is in the way', () => {
    expect(
      stack(
        [
          { at: 10, height: 20 },
          { at: 100, height: 20 },
        ],
        0,
        300,
        5,
      ),
    ).toEqual([10, 100]);
  });

  it('make room for each other, downwards and at the foot upwards', () => {
    const three = [10, 12, 14].map((at) => ({ at, height: 20 }));
    expect(stack(three, 0, 300, 5)).toEqual([10, 35, 60]);
    expect(
      stack(
        [
          { at: 290, height: 20 },
          { at: 295, height: 20 },
        ],
        0,
        300,
        5,
      ),
    ).toEqual([255, 280]);
    expect(stack([{ at: -4, height: 20 }], 0, 300, 5)).toEqual([0]);
  });

  it('are whole where there is room, else all as high as the others', () => {
    expect(shareRoom([10, 20, 30], 100, 5, 8)).toEqual([10, 20, 30]);
    expect(shareRoom([10, 400, 30], 100, 5, 8)).toEqual([10, 50, 30]);
    expect(shareRoom([400, 400], 105, 5, 8)).toEqual([50, 50]);
  });

  it('stand elsewhere from the last on where not even a little of each fits', () => {
    expect(shareRoom([400, 400, 400], 100, 5, 40)).toEqual([47.5, 47.5, 0]);
    expect(shareRoom([400], 30, 5, 40)).toEqual([30]);
    expect(shareRoom([], 30, 5, 40)).toEqual([]);
  });

  it('never lie over another, keep their order and stay in the column, whatever they are', () => {
    const wanted = fc.array(fc.record({ at: fc.double({ min: -50, max: 700, noNaN: true }), height: fc.integer({ min: 10, max: 900 }) }), { maxLength: 40 }); // prettier-ignore
    fc.assert(
      fc.property(wanted, (all) => {
        const shares = shareRoom(all.map(({ height }) => height), 600, 8, 40); // prettier-ignore
        const given = all.flatMap(({ at }, index) => (shares[index]! > 0 ? [{ at, height: shares[index]! }] : []));
        expect(given.length > 0 || all.length === 0).toBe(true);
        shares.forEach((share, index) => expect(share).toBeLessThanOrEqual(all[index]!.height));
        const tops = stack(given, 0, 600, 8);
        tops.forEach((top, index) => {
          const above = index === 0 ? 0 : tops[index - 1]! + given[index - 1]!.height + 8;
          expect(top).toBeGreaterThanOrEqual(above - 0.01);
          expect(top + given[index]!.height).toBeLessThanOrEqual(600.01);
        });
      }),
    );
  });
});
