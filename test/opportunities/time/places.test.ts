import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Countdown } from '#app/opportunities/countdown.tsx';
import { hasPassed, nextDeadline } from '#app/opportunities/deadline.ts';
import { DeadlineTable } from '#app/opportunities/deadline-table.tsx';
import { status } from '#app/opportunities/status.ts';
import { dateRows } from '#app/opportunities/time/date-rows.ts';
import type { DeadlineFact } from '#app/opportunities/types.ts';
import { call, deadline } from '../support.ts';

const textOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** All that one person reads of one deadline at one moment. */
function seen(one: DeadlineFact, iso: string, viewer: string | null): string {
  const now = new Date(iso);
  const facts = call({ upstreamStatus: 'open', deadlines: [one] });
  const standing = status(facts, now, viewer);
  const next = nextDeadline([one], now, viewer);
  const count = textOf(
    renderToStaticMarkup(createElement(Countdown, { daysLeft: next?.daysLeft ?? null, status: standing })),
  );
  const [row] = dateRows([one], now, viewer);
  const yours = row!.yourTime?.words;
  return [standing, count, row!.passed ? 'past' : row!.date, ...(yours ? [yours] : [])].join(' | ');
}

const ny = (date: string, time: string | null = '17:00') => deadline({ date, time, zone: 'America/New_York' });
const brussels = (date: string, time: string | null = '17:00') => deadline({ date, time, zone: 'Europe/Brussels' });
const local = (date: string, time: string | null = '17:00') => deadline({ date, time, zone: 'applicant_local' });
const anywhere = (date: string) => deadline({ date, time: null, zone: 'Etc/GMT+12' });
const unsaid = (date: string, time: string | null = null) => deadline({ date, time, zone: null });
const [AUCKLAND, HONOLULU, BERLIN] = ['Pacific/Auckland', 'Pacific/Honolulu', 'Europe/Berlin'] as const;

describe('people at both ends of the day see one date and one countdown', () => {
  test.each([
    // it is the 15th in Auckland already and still the 14th in Honolulu, New York and Brussels
    ['New York', ny('2026-12-15'), '2026-12-14T12:00:00Z', 'closing | 1 day | 2026-12-15'],
    ['Brussels', brussels('2026-12-15'), '2026-12-14T12:00:00Z', 'closing | 1 day | 2026-12-15'],
    ['anywhere on earth', anywhere('2026-12-15'), '2026-12-15T13:00:00Z', 'closing | today | 2026-12-15'],
    ['its last hour anywhere', anywhere('2026-12-15'), '2026-12-16T11:59:59Z', 'closing | today | 2026-12-15'],
    ['over anywhere', anywhere('2026-12-15'), '2026-12-16T12:00:00Z', 'closed | closed | past'],
    ['the last minute in New York', ny('2026-12-15'), '2026-12-15T22:00:59Z', 'closing | today | 2026-12-15'],
    ['over in New York', ny('2026-12-15'), '2026-12-15T22:01:00Z', 'closed | closed | past'],
  ])('%s', (_name, one, iso, expected) => {
    for (const viewer of [AUCKLAND, HONOLULU, BERLIN, null]) {
      expect(seen({ ...one, rawText: '' }, iso, viewer).replace(/ \| [^|]*\d\d:\d\d$/, ''), String(viewer)).toBe(
        expected,
      );
    }
  });

  test.each([
    [AUCKLAND, 'Wed 16 Dec, 11:00'],
    [HONOLULU, '12:00'],
    [BERLIN, '23:00'],
    ['America/New_York', null],
    ['America/Toronto', null],
    [null, null],
    ['Nowhere/Atlantis', null],
  ])('and each their own clock: %s reads %s', (viewer, words) => {
    const [row] = dateRows([ny('2026-12-15')], new Date('2026-12-01T00:00:00Z'), viewer);
    expect(row!.date).toBe('2026-12-15');
    expect(row!.yourTime?.words ?? null).toBe(words);
  });

  test('whose zone nobody knows gets the instant, for their browser to read; the source’s date stands without it', () => {
    const dates = dateRows([ny('2026-12-15')], new Date('2026-12-01T12:00:00Z'), null);
    expect(dates[0]!.yourTime).toEqual({
      instant: '2026-12-15T22:00:00.000Z',
      shown: '17:00',
      isEndOfDay: false,
      words: null,
    });
    const text = textOf(renderToStaticMarkup(createElement(DeadlineTable, { dates })));
    expect(text).toContain('Tue 15 Dec 2026 in 14 days full proposal 17:00 New York Grants.gov');
    expect(text).not.toContain('your time');
  });

  test('a day without a time ends somewhere else on another day, and the page says so', () => {
    const dates = dateRows([anywhere('2026-12-15')], new Date('2026-12-01T00:00:00Z'), AUCKLAND);
    const text = textOf(renderToStaticMarkup(createElement(DeadlineTable, { dates })));
    expect(text).toContain('all day, anywhere on earth the day ends Thu 17 Dec, 00:59 in your time');
  });
});

describe('the applicant’s own clock, and that of nobody', () => {
  test.each([
    // 17:00 on the 15th comes in Auckland at 04:00Z that day, in Honolulu at 03:00Z the next
    [AUCKLAND, local('2026-12-15'), '2026-12-15T04:00:30Z', 'closing | today | 2026-12-15'],
    [AUCKLAND, local('2026-12-15'), '2026-12-15T04:01:00Z', 'closed | closed | past'],
    [HONOLULU, local('2026-12-15'), '2026-12-15T04:01:00Z', 'closing | 1 day | 2026-12-15'],
    [HONOLULU, local('2026-12-15'), '2026-12-16T03:01:00Z', 'closed | closed | past'],
    [null, local('2026-12-15'), '2026-12-16T03:01:00Z', 'closing | today | 2026-12-15'],
    [null, local('2026-12-15'), '2026-12-16T05:01:00Z', 'closed | closed | past'],
    ['no zone, Auckland', unsaid('2026-12-15'), '2026-12-15T11:00:00Z', 'closed | closed | past'],
    ['no zone, Honolulu', unsaid('2026-12-15'), '2026-12-15T11:00:00Z', 'closing | today | 2026-12-15'],
    ['no zone, nobody', unsaid('2026-12-15'), '2026-12-16T11:00:00Z', 'closing | today | 2026-12-15'],
  ])('%s', (viewer, one, iso, expected) => {
    const zone = viewer?.includes('Auckland') ? AUCKLAND : viewer?.includes('Honolulu') ? HONOLULU : null;
    expect(seen(one, iso, zone)).toBe(expected);
  });
});

describe('clocks that change', () => {
  test.each([
    // New York puts clocks forward on 14 March 2027 at 02:00 = 07:00Z, Brussels on 28 March at 02:00 = 01:00Z
    ['the day before in New York', ny('2027-03-13', '17:00'), '2027-03-13T22:01:00Z'],
    ['the day itself in New York', ny('2027-03-14', '17:00'), '2027-03-14T21:01:00Z'],
    ['a minute that New York leaves out', ny('2027-03-14', '02:30'), '2027-03-14T07:31:00Z'],
    ['the day itself in Brussels', brussels('2027-03-28', '17:00'), '2027-03-28T15:01:00Z'],
    ['a minute that Brussels leaves out', brussels('2027-03-28', '02:30'), '2027-03-28T01:31:00Z'],
    ['the whole short day in Brussels', brussels('2027-03-28', null), '2027-03-28T22:00:00Z'],
    // back on 1 November 2026 at 02:00 = 06:00Z, and on 25 October at 03:00 = 01:00Z
    ['a minute that New York has twice', ny('2026-11-01', '01:30'), '2026-11-01T06:31:00Z'],
    ['the day itself in autumn in New York', ny('2026-11-01', '17:00'), '2026-11-01T22:01:00Z'],
    ['a minute that Brussels has twice', brussels('2026-10-25', '02:30'), '2026-10-25T01:31:00Z'],
    ['the whole long day in New York', ny('2026-11-01', null), '2026-11-02T05:00:00Z'],
    ['the end of the year', brussels('2026-12-31', null), '2026-12-31T23:00:00Z'],
    ['the leap day', ny('2028-02-29', null), '2028-03-01T05:00:00Z'],
  ])('%s: it passes once, at that moment', (_name, one, iso) => {
    const moment = Date.parse(iso);
    for (let minute = -36 * 60; minute <= 36 * 60; minute += Math.abs(minute + 0.5) < 100 ? 1 : 20) {
      const now = new Date(moment + minute * 60_000);
      expect(hasPassed(one, now), now.toISOString()).toBe(minute >= 0);
      expect(status(call({ deadlines: [one] }), now) === 'closed', now.toISOString()).toBe(minute >= 0);
    }
  });

  test.each([
    ['before the change, by the earlier clock', ny('2027-03-13'), '23:00'],
    ['in the weeks between the two changes', ny('2027-03-15'), '22:00'],
    ['after both', ny('2027-03-29'), '23:00'],
    ['of two such minutes the earlier', ny('2026-11-01', '01:30'), '06:30'],
    ['a minute that is left out, as if it were not', ny('2027-03-14', '02:30'), '08:30'],
    ['over the end of the year', ny('2026-12-31', '20:00'), 'Fri 1 Jan 2027, 02:00'],
    ['over the leap day', ny('2028-02-28', '20:00'), 'Tue 29 Feb, 02:00'],
    ['from the leap day', ny('2028-02-29', '20:00'), 'Wed 1 Mar, 02:00'],
  ])('in your time: %s', (_name, one, words) => {
    expect(dateRows([one], new Date('2026-01-01T00:00:00Z'), BERLIN)[0]!.yourTime!.words).toBe(words);
  });

  test.each([
    ['over the spring gap', ny('2027-03-20'), '2027-03-13T12:00:00Z', 7],
    ['over the autumn fold', brussels('2026-10-30'), '2026-10-24T12:00:00Z', 6],
    ['over the end of the year', brussels('2027-01-02'), '2026-12-30T23:30:00Z', 2],
    ['to the leap day', ny('2028-02-29'), '2028-02-28T12:00:00Z', 1],
    ['over the leap day', ny('2028-03-01'), '2028-02-28T12:00:00Z', 2],
    ['over a February without one', ny('2027-03-01'), '2027-02-28T12:00:00Z', 1],
  ])('days are counted by the calendar: %s', (_name, one, iso, days) => {
    for (const viewer of [AUCKLAND, HONOLULU, null])
      expect(nextDeadline([one], new Date(iso), viewer)?.daysLeft).toBe(days);
  });
});

test('a date that is today’s past in Auckland is no past date as long as New York has not come to it', () => {
  const now = new Date('2026-12-15T20:00:00Z'); // the 16th in Auckland, 15:00 in New York
  const [row] = dateRows([ny('2026-12-15')], now, AUCKLAND);
  expect(row).toMatchObject({ passed: false, daysLeft: 0 });
});

test('what is no deadline counts no days: an opening, a date that stands for none', () => {
  const now = new Date('2026-12-01T00:00:00Z');
  const rows = dateRows(
    [
      deadline({ kind: 'window_open', date: '2026-12-20' }),
      deadline({ kind: 'window_open', date: '2026-11-20' }),
      deadline({ date: '2099-01-01', isPlaceholder: true }),
    ],
    now,
    null,
  );
  expect(rows.map(({ passed, daysLeft }) => [passed, daysLeft])).toEqual([
    [false, null],
    [true, null],
    [false, null],
  ]);
});
