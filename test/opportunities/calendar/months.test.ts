import { describe, expect, it } from 'vitest';
import { addMonths, monthWeeks, monthWords, parseMonth, spokenDay } from '#app/opportunities/calendar/months.ts';

describe('months', () => {
  it.each(['2026-13', '2026-00', '2026-1', '26-01', '2026-12-01', '0000-01', '3000-01', 'x', ''])(
    '%s is none',
    (text) => expect(parseMonth(text)).toBeNull(),
  );

  it('follow each other over the turn of a year and end where dates end', () => {
    expect([addMonths('2026-12', 1), addMonths('2027-01', -1), addMonths('2026-03', 25)]).toEqual([
      '2027-01',
      '2026-12',
      '2028-04',
    ]);
    expect(addMonths('1900-01', -1)).toBeNull();
    expect(addMonths('2999-12', 1)).toBeNull();
  });

  it('are said in words', () => {
    expect(monthWords('2027-01')).toBe('January 2027');
    expect(spokenDay('2027-01-05')).toBe('5 January 2027');
  });
});

describe('the weeks of a month', () => {
  const days = (month: string) => monthWeeks(month).flat();

  it('begin on Monday and hold each day once', () => {
    const december = monthWeeks('2026-12');
    expect(december.map((week) => week[0]!.date)).toEqual([
      '2026-11-30',
      '2026-12-07',
      '2026-12-14',
      '2026-12-21',
      '2026-12-28',
    ]);
    expect(december.every((week) => week.length === 7)).toBe(true);
    expect(days('2026-12').filter((day) => day.inMonth)).toHaveLength(31);
  });

  it('are four where a short month fits them, six where a long one begins late, and know the leap day', () => {
    expect(monthWeeks('2027-02')).toHaveLength(4); // Monday 1 to Sunday 28
    expect(monthWeeks('2027-05')).toHaveLength(6); // begins on a Saturday
    expect(days('2028-02').find((day) => day.date === '2028-02-29')).toEqual({ date: '2028-02-29', inMonth: true });
  });
});
