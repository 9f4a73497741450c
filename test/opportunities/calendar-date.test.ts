import { fc } from '#test/support/fast-check.ts';
import { afterEach, describe, expect, test } from 'vitest';
import {
  addDays,
  calendarDate,
  compareDates,
  daysBetween,
  formatDate,
  formatDay,
  formatMoment,
  isZone,
  localNow,
  parseIsoDate,
  today,
  weekday,
} from '#app/opportunities/calendar-date.ts';

const days = fc.date({
  min: new Date('1900-03-01T00:00:00Z'),
  max: new Date('2998-12-31T00:00:00Z'),
  noInvalidDate: true,
});
const iso = days.map((date) => date.toISOString().slice(0, 10));

test('only days that exist are dates', () => {
  expect(parseIsoDate('2028-02-29')).toBe('2028-02-29');
  for (const text of [
    '2026-02-29',
    '2100-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-1-1',
    '26-01-01',
    '2026-01-01T00:00',
    ' 2026-01-01',
    '0999-01-01',
    '3000-01-01',
    '',
  ]) {
    expect(parseIsoDate(text), text).toBeNull();
  }
  expect(calendarDate(2026, 1.5, 1)).toBeNull();
  expect(calendarDate(NaN, 1, 1)).toBeNull();
});

test('adding and counting days agree with the calendar', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  expect(daysBetween('2026-11-23', '2026-12-25')).toBe(32);
  expect([weekday('2026-11-22'), weekday('2026-11-23'), weekday('1969-12-31')]).toEqual([0, 1, 3]);
});

describe.each(['America/Los_Angeles', 'Pacific/Auckland', 'Asia/Kolkata', 'UTC'])('on a machine in %s', (zone) => {
  const before = process.env.TZ;
  afterEach(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });

  test('pitfall 1: no date moves, whatever is done with it', () => {
    process.env.TZ = zone;
    expect(new Date('2026-06-17T12:00:00Z').getTimezoneOffset()).toBe(
      { 'America/Los_Angeles': 420, 'Pacific/Auckland': -720, 'Asia/Kolkata': -330, UTC: 0 }[zone],
    );
    fc.assert(
      fc.property(iso, fc.integer({ min: -40_000, max: 40_000 }), (date, by) => {
        const ms = Date.UTC(+date.slice(0, 4), +date.slice(5, 7) - 1, +date.slice(8)) + by * 86_400_000;
        const moved = new Date(ms);
        if (moved.getUTCFullYear() < 1900 || moved.getUTCFullYear() > 2999) return;
        expect(parseIsoDate(date)).toBe(date);
        expect(addDays(date, by)).toBe(moved.toISOString().slice(0, 10));
        expect(daysBetween(date, addDays(date, by))).toBe(by);
        expect(Math.sign(compareDates(addDays(date, by), date))).toBe(Math.sign(by));
        expect(weekday(addDays(date, by))).toBe(moved.getUTCDay());
      }),
      { numRuns: 300 },
    );
    expect(today(new Date('2026-06-17T02:00:00Z'))).toBe('2026-06-17');
    expect(formatDate('2026-06-17')).toBe('Wed 17 Jun');
  });
});

test('today is the day that clocks show in the zone', () => {
  const now = new Date('2026-11-23T04:30:00Z');
  expect(today(now, 'America/New_York')).toBe('2026-11-22');
  expect(today(now, 'Pacific/Auckland')).toBe('2026-11-23');
  expect(localNow(now, 'America/New_York')).toEqual({ date: '2026-11-22', time: '23:30' });
  expect(localNow(new Date('2026-11-23T00:05:00Z'))).toEqual({ date: '2026-11-23', time: '00:05' });
});

test('an unknown zone is read as UTC and is not a zone', () => {
  expect(isZone('Mars/Olympus')).toBe(false);
  expect(isZone('Europe/Berlin')).toBe(true);
  expect(today(new Date('2026-11-23T23:30:00Z'), 'Mars/Olympus')).toBe('2026-11-23');
});

test('a date of another year is shown with its year', () => {
  expect(formatDate('2026-11-24', 2026)).toBe('Tue 24 Nov');
  expect(formatDate('2027-02-01', 2026)).toBe('Mon 1 Feb 2027');
});

test('a day and a moment read the same everywhere, by the clocks of the reader', () => {
  const moment = new Date('2026-09-23T23:30:00Z');
  expect(formatDay('2026-12-07')).toBe('7 Dec 2026');
  expect(formatMoment(moment, null)).toBe('23 Sep 2026, 23:30 UTC');
  expect(formatMoment(moment, 'Asia/Tokyo')).toBe('24 Sep 2026, 08:30');
  expect(today(moment, 'Asia/Tokyo')).toBe('2026-09-24');
  expect(today(moment)).toBe('2026-09-23');
});
