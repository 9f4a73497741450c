import { describe, expect, test } from 'vitest';
import {
  parseDashedMoment,
  parseEpochMoment,
  parseIsoMoment,
  parseRfc822Moment,
  parseUsMoment,
  type Moment,
} from '#app/opportunities/parse-moment.ts';
import { fc } from '#test/support/fast-check.ts';

const day = (date: string): Moment => ({ date, time: null, zone: null });
const at = (date: string, time: string, zone: string | null): Moment => ({ date, time, zone });
const NEW_YORK = 'America/New_York';
const BRUSSELS = 'Europe/Brussels';

test.each([
  ['2026-09-09-00-00-00', day('2026-09-09')],
  ['2026-09-09-17-00-00', at('2026-09-09', '17:00', NEW_YORK)],
  ['2026-09-09-23-59-59', day('2026-09-09')],
  ['2026-02-30-00-00-00', null],
  ['2026-09-09-25-00-00', null],
  ['2026-09-09', null],
])('dashes: %j', (text, expected) => expect(parseDashedMoment(text, NEW_YORK)).toEqual(expected));

test.each([
  ['Sep 09, 2026 12:00:00 AM EDT', day('2026-09-09')],
  ['Sep 09, 2026 05:00:00 PM EDT', at('2026-09-09', '17:00', NEW_YORK)],
  ['Mar 3, 2026 12:30:00 PM PST', at('2026-03-03', '12:30', 'America/Los_Angeles')],
  ['Sep 09, 2026 11:59:59 PM EDT', day('2026-09-09')],
  ['Sep 09, 2026 05:00 PM', at('2026-09-09', '17:00', null)],
  ['Sep 09, 2026 17:00:00 PM EDT', null],
  ['Sep 31, 2026 05:00:00 PM EDT', null],
  ['Sep 09, 2026', null],
])('US: %j', (text, expected) => expect(parseUsMoment(text)).toEqual(expected));

test.each([
  ['2026-07-01T00:00:00.000+0000', BRUSSELS, day('2026-07-01')],
  ['2026-06-17T16:00:00', 'Europe/London', at('2026-06-17', '16:00', 'Europe/London')],
  ['2026-06-17T16:00:00+01:00', 'Europe/London', at('2026-06-17', '16:00', 'Europe/London')],
  ['2026-01-17T16:00:00+0000', 'Europe/London', at('2026-01-17', '16:00', 'Europe/London')],
  ['2026-06-17T16:00:00Z', 'Europe/London', at('2026-06-17', '16:00', 'UTC')],
  ['2026-06-17T16:00:00-0400', 'Europe/London', at('2026-06-17', '16:00', 'Etc/GMT+4')],
  ['2026-06-17T16:00:00+05:30', 'Europe/London', at('2026-06-17', '16:00', null)],
  ['2026-06-17T16:00:00+0200', 'applicant_local', at('2026-06-17', '16:00', 'Etc/GMT-2')],
  ['2026-06-17', 'Europe/London', day('2026-06-17')],
  ['2026-06-17T23:59:23.000Z', BRUSSELS, day('2026-06-17')],
  ['2026-06-31T16:00:00', 'Europe/London', null],
  ['2026-06-17T16:61:00', 'Europe/London', null],
  ['2026-06-17T16:00:00+9900', 'Europe/London', at('2026-06-17', '16:00', null)],
  ['on 2026-06-17', 'Europe/London', null],
])('ISO: %j in %s', (text, zone, expected) => expect(parseIsoMoment(text, zone)).toEqual(expected));

test.each([
  [1_796_144_400_000, at('2026-12-01', '17:00', 'UTC'), 'UTC'],
  ['1796115600000', at('2026-12-01', '10:00', BRUSSELS), BRUSSELS],
  ['1796079600000', day('2026-12-01'), BRUSSELS],
  [1_796_137_200, null, BRUSSELS],
  ['', null, BRUSSELS],
  ['soon', null, BRUSSELS],
  [Number.NaN, null, BRUSSELS],
])('milliseconds: %j', (value, expected, zone) => expect(parseEpochMoment(value, zone)).toEqual(expected));

test.each([
  ['Fri, 31 Jul 2026 17:00:00 -0400', at('2026-07-31', '17:00', NEW_YORK)],
  ['Fri, 31 Jul 2026 17:00:00 EDT', at('2026-07-31', '17:00', NEW_YORK)],
  ['Fri, 31 Jul 2026 17:00:00 GMT', at('2026-07-31', '17:00', 'UTC')],
  ['31 Jul 2026 17:00', at('2026-07-31', '17:00', NEW_YORK)],
  ['31 Jul 2026', day('2026-07-31')],
  ['31 Foo 2026 17:00', null],
])('RFC 822: %j', (text, expected) => expect(parseRfc822Moment(text, NEW_YORK)).toEqual(expected));

describe('pitfall 2, fake times', () => {
  const two = (n: number) => String(n).padStart(2, '0');
  const moments = fc.record({
    date: fc.constantFrom('2026-03-29', '2026-10-25', '2026-07-01', '2028-02-29'),
    hour: fc.integer({ min: 0, max: 23 }),
    minute: fc.integer({ min: 0, max: 59 }),
    zone: fc.constantFrom(BRUSSELS, NEW_YORK, 'Europe/London', 'Pacific/Auckland', 'applicant_local'),
    offset: fc.constantFrom('', 'Z', '+0000', '-05:00', '+1300'),
  });

  test('seconds that change from one answer to the next change nothing', () => {
    const seconds = fc.tuple(fc.integer({ min: 0, max: 59 }), fc.integer({ min: 0, max: 59 }));
    fc.assert(
      fc.property(moments, seconds, ({ date, hour, minute, zone, offset }, [first, second]) => {
        const read = (s: number) => parseIsoMoment(`${date}T${two(hour)}:${two(minute)}:${two(s)}.000${offset}`, zone);
        expect(read(first)).toEqual(read(second));
        expect(read(first)!.date).toBe(date);
        const dashed = (s: number) => parseDashedMoment(`${date}-${two(hour)}-${two(minute)}-${two(s)}`, zone);
        expect(dashed(first)).toEqual(dashed(second));
      }),
    );
  });

  test('the beginning and the last minute of a day are the day', () => {
    for (const time of ['00:00:00', '23:59:00', '23:59:59']) {
      expect(parseIsoMoment(`2026-06-17T${time}Z`, BRUSSELS)).toEqual(day('2026-06-17'));
    }
  });
});
