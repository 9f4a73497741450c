import { fc } from '#test/support/fast-check.ts';
import { expect, test } from 'vitest';
import { escapeText, foldLine } from '#app/opportunities/feeds/calendar-text.ts';
import { instantOf } from '#app/opportunities/zoned-instant.ts';
import { localNow } from '#app/opportunities/calendar-date.ts';
import { seed } from '#test/support/seed.ts';
import { readCalendar } from './support.ts';

const calendarOf = (summary: string) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', 'BEGIN:VEVENT', 'UID:1', 'DTSTAMP:20260101T000000Z']
    .concat(['DTSTART:20260101T000000Z', `SUMMARY:${escapeText(summary)}`, 'END:VEVENT', 'END:VCALENDAR'])
    .map(foldLine)
    .join('');

test('whatever text is written, a calendar reads the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      // what no calendar can hold is left out, and line ends are one kind
      // eslint-disable-next-line no-control-regex -- these are what the test is about
      const kept = text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
      expect(readCalendar(calendarOf(text)).events[0]!.summary).toBe(kept);
    }),
    { seed, numRuns: 500 },
  );
});

test('no piece of a line has more than 75 octets, and joined they are the line', () => {
  const text = fc.oneof(fc.string({ maxLength: 400 }), fc.string({ unit: 'grapheme', maxLength: 300 }));
  fc.assert(
    fc.property(text, (typed) => {
      const line = `SUMMARY:${escapeText(typed)}`;
      const pieces = foldLine(line).split('\r\n');
      expect(pieces.pop()).toBe('');
      expect(Math.max(...pieces.map((piece) => Buffer.byteLength(piece)))).toBeLessThanOrEqual(75);
      expect(pieces.map((piece, at) => (at === 0 ? piece : piece.slice(1))).join('')).toBe(line);
      // none is shorter than it must be
      for (const piece of pieces.slice(0, -1)) expect(Buffer.byteLength(piece)).toBeGreaterThan(71);
    }),
    { seed, numRuns: 500 },
  );
});

test('a text cannot end its line and begin another', () => {
  const { events } = readCalendar(calendarOf('x\r\nEND:VEVENT\nBEGIN:VALARM'));
  expect(events).toMatchObject([{ summary: 'x\nEND:VEVENT\nBEGIN:VALARM', alarms: 0 }]);
});

test.each([
  ['2026-12-15', '17:00', 'America/New_York', '2026-12-15T22:00:00.000Z'],
  ['2026-07-15', '17:00', 'Europe/Brussels', '2026-07-15T15:00:00.000Z'],
  ['2026-12-31', '23:00', 'Pacific/Honolulu', '2027-01-01T09:00:00.000Z'],
  ['2028-02-29', '09:30', 'Pacific/Auckland', '2028-02-28T20:30:00.000Z'],
  ['2026-12-01', '12:00', 'Etc/GMT+12', '2026-12-02T00:00:00.000Z'],
  ['2026-12-01', '12:00', 'Asia/Kathmandu', '2026-12-01T06:15:00.000Z'],
  ['2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'], // twice: the earlier
  ['2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'], // twice: the earlier
  ['2027-03-14', '02:30', 'America/New_York', '2027-03-14T07:30:00.000Z'], // left out
])('%s %s in %s is %s', (date, time, zone, instant) => {
  expect(instantOf(date, time, zone)?.toISOString()).toBe(instant);
});

test('clocks show the day and the time at the instant, wherever and whenever', () => {
  const zones = ['UTC', 'America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'Pacific/Chatham', 'Asia/Tehran'];
  const moment = fc.date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(fc.constantFrom(...zones), moment, (zone, at) => {
      const { date, time } = localNow(at, zone);
      const instant = instantOf(date, time, zone)!;
      expect(localNow(instant, zone)).toEqual({ date, time });
      expect(instant.getTime()).toBeLessThanOrEqual(at.getTime());
    }),
    { seed, numRuns: 500 },
  );
});

test('a zone that is not known gives no instant', () => {
  expect(instantOf('2026-12-15', '17:00', 'Nowhere/None')).toBeNull();
});
