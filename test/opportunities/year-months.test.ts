import { fc } from '#test/support/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '#app/opportunities/calendar-date.ts';
import { monthRange, soonestMonth, yearMonths } from '#app/opportunities/year-months.ts';

const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1980-01-01', days));

describe('monthRange', () => {
  it('knows the last day of every month', () => {
    expect(monthRange('2026-12')).toEqual({ closesAfter: '2026-12-01', closesBefore: '2026-12-31' });
    expect(monthRange('2028-02').closesBefore).toBe('2028-02-29');
    expect(monthRange('2027-02').closesBefore).toBe('2027-02-28');
    expect(monthRange('2027-04').closesBefore).toBe('2027-04-30');
  });
});

describe('yearMonths', () => {
  it('is 52 weeks in a row from this Monday, whatever the day', () => {
    fc.assert(
      fc.property(anyDay, (today) => {
        const weeks = yearMonths([], today).flatMap((month) => month.weeks.map((week) => week.from));
        expect(weeks).toHaveLength(52);
        expect(daysBetween(weeks[0]!, today)).toBeGreaterThanOrEqual(0);
        expect(daysBetween(weeks[0]!, today)).toBeLessThan(7);
        weeks.slice(1).forEach((from, at) => expect(daysBetween(weeks[at]!, from)).toBe(7));
      }),
    );
  });

  it('counts each deadline once among the weeks', () => {
    fc.assert(
      fc.property(anyDay, fc.array(fc.integer({ min: 0, max: 357 })), (today, offsets) => {
        const dates = offsets.map((days) => addDays(today, days)).filter((date) => daysBetween(today, date) < 357);
        const counted = yearMonths(dates, today).flatMap((month) => month.weeks.map((week) => week.count));
        expect(counted.reduce((sum, count) => sum + count, 0)).toBe(dates.length);
      }),
    );
  });

  it('counts a month by its own days', () => {
    const months = yearMonths(['2026-11-30', '2026-12-01', '2026-12-31', '2027-01-01'], '2026-11-23');
    expect(months.slice(0, 3).map(({ month, count }) => [month, count])).toEqual([
      ['2026-11', 1],
      ['2026-12', 2],
      ['2027-01', 1],
    ]);
  });
});

describe('soonestMonth', () => {
  it('is the month of the first deadline to come, not of one that is over', () => {
    expect(soonestMonth(yearMonths(['2027-05-02', '2027-02-11', '2026-11-24'], '2026-11-27'))).toBe('2027-02');
    expect(soonestMonth(yearMonths(['2026-11-28', '2027-02-11'], '2026-11-27'))).toBe('2026-11');
    expect(soonestMonth(yearMonths([], '2026-11-27'))).toBeNull();
  });
});
