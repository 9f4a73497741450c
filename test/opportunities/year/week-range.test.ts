import { describe, expect, it } from 'vitest';
import { addDays } from '#app/opportunities/calendar-date.ts';
import {
  countIn,
  edgeWords,
  rangeBetween,
  rangeOf,
  rangeWords,
  weekAt,
  windowOf,
  withEdge,
} from '#app/opportunities/year/week-range.ts';
import { yearMonths } from '#app/opportunities/year-months.ts';
import { fc } from '#test/support/fast-check.ts';

const TODAY = '2026-11-25';
const weeks = yearMonths(['2026-12-01', '2026-12-24', '2027-01-05'], TODAY).flatMap((month) => month.weeks);
const window = (closesAfter: string | null, closesBefore: string | null) => ({ closesAfter, closesBefore });
const ranges = fc
  .tuple(fc.integer({ min: 0, max: 51 }), fc.integer({ min: 0, max: 51 }))
  .map(([a, b]) => rangeBetween(a, b));

describe('weeks and dates', () => {
  it('a window shows as the weeks it touches', () => {
    expect(rangeOf(window('2026-12-01', '2026-12-31'), weeks)).toEqual({ from: 1, to: 6 });
    expect(rangeOf(window(null, '2026-11-29'), weeks)).toEqual({ from: 0, to: 1 });
    expect(rangeOf(window('2027-11-21', null), weeks)).toEqual({ from: 51, to: 52 });
  });

  it('no window, one outside and one the wrong way round show as none', () => {
    expect(rangeOf(window(null, null), weeks)).toBeNull();
    expect(rangeOf(window('2028-01-01', null), weeks)).toBeNull();
    expect(rangeOf(window(null, '2026-01-01'), weeks)).toBeNull();
    expect(rangeOf(window('2027-03-01', '2027-02-01'), weeks)).toBeNull();
  });

  it('goes from a Monday to a Sunday; the whole strip is no window', () => {
    expect(windowOf({ from: 1, to: 2 }, weeks)).toEqual(window('2026-11-30', '2026-12-06'));
    expect(windowOf({ from: 0, to: 52 }, weeks)).toEqual(window(null, null));
    expect(windowOf({ from: 0, to: 51 }, weeks)).toEqual(window('2026-11-23', '2027-11-14'));
  });

  it('what is chosen is what is shown again', () => {
    fc.assert(
      fc.property(ranges, (range) => {
        const chosen = windowOf(range, weeks);
        expect(rangeOf(chosen, weeks)).toEqual(range.to - range.from === 52 ? null : range);
        if (chosen.closesAfter)
          expect(addDays(chosen.closesAfter, 7 * (range.to - range.from) - 1)).toBe(chosen.closesBefore);
      }),
    );
  });
});

describe('weeks and pixels', () => {
  it('the week under a place, also beyond the ends and before there is a width', () => {
    expect([-5, 0, 9.9, 10, 519, 520, 9999].map((x) => weekAt(x, 520, 52))).toEqual([0, 0, 0, 1, 51, 51, 51]);
    expect(weekAt(100, 0, 52)).toBe(0);
  });

  it('the middle of each week is that week, however wide', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 51 }), fc.integer({ min: 60, max: 4000 }), (week, width) => {
        expect(weekAt(((week + 0.5) / 52) * width, width, 52)).toBe(week);
      }),
    );
  });

  it('a drag to the left is as one to the right', () => {
    expect(rangeBetween(9, 4)).toEqual(rangeBetween(4, 9));
    expect(rangeBetween(4, 4)).toEqual({ from: 4, to: 5 });
  });
});

describe('a border that is moved', () => {
  it('stops at the ends and one week from the other', () => {
    const range = { from: 4, to: 9 };
    expect(withEdge(range, 'from', -3, 52)).toEqual({ from: 0, to: 9 });
    expect(withEdge(range, 'from', 40, 52)).toEqual({ from: 8, to: 9 });
    expect(withEdge(range, 'to', 99, 52)).toEqual({ from: 4, to: 52 });
    expect(withEdge(range, 'to', 0, 52)).toEqual({ from: 4, to: 5 });
  });
});

describe('words', () => {
  it('name the week by its Monday and count what is due', () => {
    expect(edgeWords({ from: 6, to: 11 }, 'from', weeks)).toBe('from week of 4 January 2027');
    expect(edgeWords({ from: 6, to: 11 }, 'to', weeks)).toBe('to week of 1 February 2027');
    expect(rangeWords({ from: 6, to: 7 }, weeks)).toBe('Week of 4 January 2027: 1 deadline');
    expect(rangeWords({ from: 1, to: 6 }, weeks)).toBe(
      'Week of 30 November 2026 to week of 28 December 2026: 2 deadlines',
    );
    expect(countIn({ from: 0, to: 52 }, weeks)).toBe(3);
  });
});
