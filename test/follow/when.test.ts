import { describe, expect, it } from 'vitest';
import { defaultSettings, readLeadDays, type FollowSettings } from '#app/follow/settings.ts';
import { digestDay, isMailDue, reminderDue } from '#app/follow/when.ts';
import type { NoticeKind } from '#app/follow/notice.ts';
import { deadline } from '#test/opportunities/support.ts';

const at = (iso: string) => new Date(iso);
const person = (zone: string | null, settings: Partial<FollowSettings> = {}) => ({
  zone,
  settings: { ...defaultSettings, ...settings },
});

describe('when a deadline is reminded of', () => {
  const since = at('2026-10-01T12:00:00Z');
  const due = (now: string, about = person('UTC'), of = {}, from = since) =>
    reminderDue(deadline({ date: '2026-12-15', zone: 'UTC', ...of }), from, at(now), about);

  it('on the day of a lead time, from the hour on', () => {
    expect(due('2026-12-08T07:59:00Z')).toEqual(null);
    expect(due('2026-12-08T08:00:00Z')).toEqual({ lead: 7, daysLeft: 7 });
    expect(due('2026-12-01T08:00:00Z')).toEqual({ lead: 14, daysLeft: 14 });
    expect(due('2026-11-14T09:00:00Z')).toBe(null);
  });

  it('late, when the server was off, and then of the nearest alone', () => {
    expect(due('2026-12-11T09:00:00Z')).toEqual({ lead: 7, daysLeft: 4 });
    expect(due('2026-12-15T09:00:00Z')).toEqual({ lead: 2, daysLeft: 0 });
  });

  it('not when it was as near already, not when it has passed, not of what is none', () => {
    expect(due('2026-12-08T09:00:00Z', person('UTC'), {}, at('2026-12-08T08:30:00Z'))).toBe(null);
    expect(due('2026-12-08T09:00:00Z', person('UTC'), {}, at('2026-12-07T23:59:00Z'))).toEqual({
      lead: 7,
      daysLeft: 7,
    });
    expect(due('2026-12-16T09:00:00Z')).toBe(null);
    expect(due('2026-12-15T17:01:00Z', person('UTC'), { time: '17:00' })).toBe(null);
    expect(due('2026-12-08T09:00:00Z', person('UTC'), { kind: 'window_open' })).toBe(null);
    expect(due('2026-12-08T09:00:00Z', person('UTC'), { isPlaceholder: true })).toBe(null);
    expect(due('2026-12-08T09:00:00Z', person('UTC', { leadDays: [] }))).toBe(null);
  });

  it('again when it moved nearer: by the new day it was further off than the lead time when the watch began', () => {
    expect(due('2026-11-25T09:00:00Z', person('UTC'), { date: '2026-11-30' })).toEqual({ lead: 7, daysLeft: 5 });
  });

  it('with the days that the deadline’s own zone counts, in the morning of Auckland and of Honolulu', () => {
    const newYork = { date: '2026-12-15', time: '17:00', zone: 'America/New_York' };
    // 8 in Auckland on the 8th is the 7th in New York: eight days are left.
    expect(due('2026-12-07T19:00:00Z', person('Pacific/Auckland', { leadDays: [7] }), newYork)).toBe(null);
    expect(due('2026-12-08T19:00:00Z', person('Pacific/Auckland'), newYork)).toEqual({ lead: 7, daysLeft: 7 });
    expect(due('2026-12-08T17:59:00Z', person('Pacific/Honolulu'), newYork)).toBe(null);
    expect(due('2026-12-08T18:00:00Z', person('Pacific/Honolulu'), newYork)).toEqual({ lead: 7, daysLeft: 7 });
  });

  it('with the days of the person where the deadline is the applicant’s own or in nobody’s zone', () => {
    for (const zone of ['applicant_local', null]) {
      expect(due('2026-12-07T19:00:00Z', person('Pacific/Auckland'), { zone })).toEqual({ lead: 7, daysLeft: 7 });
      expect(due('2026-12-08T18:00:00Z', person('Pacific/Honolulu'), { zone })).toEqual({ lead: 7, daysLeft: 7 });
      expect(due('2026-12-08T17:59:00Z', person('Pacific/Honolulu'), { zone })).toBe(null);
    }
  });

  it('over the end of the year, a leap day and a change of clocks', () => {
    expect(due('2027-01-01T08:00:00Z', person('UTC'), { date: '2027-01-03' })).toEqual({ lead: 2, daysLeft: 2 });
    expect(due('2028-02-28T08:00:00Z', person('UTC'), { date: '2028-03-01' })).toEqual({ lead: 2, daysLeft: 2 });
    const berlin = { date: '2027-03-30', zone: 'Europe/Berlin' };
    // Clocks go forward on 28 March 2027: 8 in Berlin is 6 in UTC from then on.
    expect(due('2027-03-28T05:59:00Z', person('Europe/Berlin'), berlin)).toBe(null);
    expect(due('2027-03-28T06:00:00Z', person('Europe/Berlin'), berlin)).toEqual({ lead: 2, daysLeft: 2 });
  });
});

describe('the day of a digest', () => {
  const day = (now: string, zone: string | null, settings: Partial<FollowSettings> = {}) =>
    digestDay(at(now), zone, { ...defaultSettings, ...settings });

  it('begins at the person’s hour', () => {
    expect(day('2026-11-27T07:59:00Z', null)).toBe('2026-11-26');
    expect(day('2026-11-27T08:00:00Z', null)).toBe('2026-11-27');
    expect(day('2026-11-26T19:00:00Z', 'Pacific/Auckland')).toBe('2026-11-27');
    expect(day('2026-11-27T17:59:00Z', 'Pacific/Honolulu')).toBe('2026-11-26');
  });

  it('is the last weekday of a weekly one, over the end of the year', () => {
    const weekly = { digest: 'weekly', weekday: 1 } as const;
    expect(day('2026-11-30T08:00:00Z', null, weekly)).toBe('2026-11-30');
    expect(day('2026-11-30T07:59:00Z', null, weekly)).toBe('2026-11-23');
    expect(day('2027-01-01T12:00:00Z', null, weekly)).toBe('2026-12-28');
  });

  it('comes once where an hour is left out or comes twice', () => {
    const changes = (from: string, settings: Partial<FollowSettings>) => {
      const days: string[] = [];
      for (let minute = 0; minute < 2 * 24 * 60; minute += 10) {
        const now = new Date(at(from).getTime() + minute * 60_000).toISOString();
        const last = day(now, 'Europe/Berlin', settings);
        if (days.at(-1) !== last) days.push(last);
      }
      return days;
    };
    expect(changes('2027-03-27T12:00:00Z', { hour: 2 })).toEqual(['2027-03-27', '2027-03-28', '2027-03-29']);
    expect(changes('2027-10-30T12:00:00Z', { hour: 2 })).toEqual(['2027-10-30', '2027-10-31', '2027-11-01']);
  });
});

describe('when a notice is mailed', () => {
  const due = (kind: NoticeKind, happened: string, now: string, about = person('UTC')) =>
    isMailDue({ kind, at: at(happened) }, at(now), about);

  it('at once where it is an alert, but not in quiet hours', () => {
    expect(due('change', '2026-11-27T12:00:00Z', '2026-11-27T12:01:00Z')).toBe(true);
    expect(due('reminder', '2026-11-27T21:00:00Z', '2026-11-27T21:00:00Z')).toBe(false);
    expect(due('reminder', '2026-11-27T21:00:00Z', '2026-11-28T06:59:00Z')).toBe(false);
    expect(due('reminder', '2026-11-27T21:00:00Z', '2026-11-28T07:00:00Z')).toBe(true);
    expect(due('change', '2026-11-27T12:00:00Z', '2026-11-27T12:01:00Z', person('Pacific/Auckland'))).toBe(false);
    expect(
      due('change', '2026-11-27T23:00:00Z', '2026-11-27T23:00:00Z', person('UTC', { quietFrom: 5, quietTo: 5 })),
    ).toBe(true);
  });

  it('with the digest after it happened', () => {
    expect(due('new', '2026-11-27T12:00:00Z', '2026-11-27T20:00:00Z')).toBe(false);
    expect(due('new', '2026-11-27T12:00:00Z', '2026-11-28T07:59:00Z')).toBe(false);
    expect(due('new', '2026-11-27T12:00:00Z', '2026-11-28T08:00:00Z')).toBe(true);
    const calm = person('UTC', { alertsAtOnce: false });
    expect(due('change', '2026-11-27T12:00:00Z', '2026-11-27T12:01:00Z', calm)).toBe(false);
    expect(due('change', '2026-11-27T12:00:00Z', '2026-11-28T08:00:00Z', calm)).toBe(true);
    const weekly = person('UTC', { digest: 'weekly', weekday: 5 }); // a Friday
    expect(due('new', '2026-11-27T12:00:00Z', '2026-12-03T20:00:00Z', weekly)).toBe(false);
    expect(due('new', '2026-11-27T12:00:00Z', '2026-12-04T08:00:00Z', weekly)).toBe(true);
  });

  it('never where the person wants none', () => {
    const off = person('UTC', { digest: 'off' });
    expect(due('new', '2026-11-20T12:00:00Z', '2026-11-28T12:00:00Z', off)).toBe(false);
    expect(due('change', '2026-11-20T12:00:00Z', '2026-11-28T12:00:00Z', person('UTC', { byMail: false }))).toBe(false);
  });
});

it('reads lead times as people type them', () => {
  expect(readLeadDays(' 7, 30;2 7 ')).toEqual({ days: [30, 7, 2] });
  expect(readLeadDays('')).toEqual({ days: [] });
  for (const bad of ['soon', '-1', '366', '1e2', '7.5']) expect(readLeadDays(bad), bad).toHaveProperty('problem');
  expect(readLeadDays('1 2 3 4 5 6 7 8 9 10 11')).toHaveProperty('problem');
});
