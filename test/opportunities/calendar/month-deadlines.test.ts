import { describe, expect, it } from 'vitest';
import { parseFilter } from '#app/opportunities/filter.ts';
import { byDay, compareEntries, deadlinesOf } from '#app/opportunities/calendar/month-deadlines.ts';
import { shownMonth } from '#app/opportunities/calendar/shown-month.ts';
import type { DeadlineFact } from '#app/opportunities/types.ts';
import { deadline } from '../support.ts';

const call = (...deadlines: DeadlineFact[]) => ({
  ...{ id: 'a', title: 'A call', funder: 'NSF', url: 'https://example.org/a' },
  deadlines,
});
const dates = (...deadlines: DeadlineFact[]) => deadlinesOf(call(...deadlines), '2026-12');

describe('the dates of a call in a month', () => {
  it('are all of them, not only the next, without those that stand for none', () => {
    const found = dates(
      deadline({ kind: 'loi', date: '2026-12-01' }),
      deadline({ kind: 'full', date: '2026-12-31' }),
      deadline({ date: '2027-01-01' }),
      deadline({ date: '2026-12-05', isPlaceholder: true }),
    );
    expect(found.map(({ kind, date }) => [kind, date])).toEqual([
      ['loi', '2026-12-01'],
      ['full', '2026-12-31'],
    ]);
  });

  it('stand once where several sources agree, with the hour that one of them knows', () => {
    const [found, ...others] = dates(
      deadline({ time: null, zone: null, isEstimate: true }),
      deadline({ source: 'b', time: '17:00', zone: 'UTC' }),
    );
    expect(others).toEqual([]);
    expect(found).toMatchObject({ time: '17:00', zone: 'UTC', isEstimate: false });
  });

  it('stand side by side where sources disagree, each marked', () => {
    const found = dates(deadline({ disputed: true }), deadline({ source: 'b', date: '2026-12-22', disputed: true }));
    expect(found.map(({ date, disputed }) => [date, disputed])).toEqual([
      ['2026-12-15', true],
      ['2026-12-22', true],
    ]);
  });

  it('are put into days, by hour and then by name', () => {
    const at = (title: string, time: string | null) => ({ ...dates(deadline({ time }))[0]!, title });
    const entries = [at('Zebra', '09:00'), at('Bear', null), at('Ape', null)].sort(compareEntries);
    expect([...byDay(entries)].map(([date, list]) => [date, list.map(({ title }) => title)])).toEqual([
      ['2026-12-15', ['Zebra', 'Ape', 'Bear']],
    ]);
  });
});

describe('the month that is shown', () => {
  const month = (search: string, asked: string | null = null) =>
    shownMonth(asked, parseFilter(new URLSearchParams(search)).filter, '2026-11-25');
  it('is the one asked for, else where the dates asked for lie, else today’s', () => {
    expect(month('closes_after=2027-03-01', '2026-12')).toBe('2026-12');
    expect(month('closes_after=2027-03-01')).toBe('2027-03');
    expect(month('closes_after=2026-01-01&closes_before=2027-03-01')).toBe('2026-11');
    expect(month('closes_before=2026-03-31')).toBe('2026-03');
    expect(month('')).toBe('2026-11');
  });
});
