import { fc } from '#test/support/fast-check.ts';
import { afterEach, describe, expect, test } from 'vitest';
import {
  parseAnyDate,
  parseDayFirstDate,
  parseIsoDay,
  parseMonthFirstDate,
  parsePackedUsDate,
  parseRfc822Day,
  parseUsDate,
} from '#app/opportunities/parse-date.ts';

const NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const two = (n: number) => String(n).padStart(2, '0');

test.each([
  [parseUsDate, '08/03/2026', '2026-08-03'],
  [parseUsDate, ' 8/3/2026 ', '2026-08-03'],
  [parseUsDate, '31/12/2026', null],
  [parseUsDate, '02/30/2026', null],
  [parseUsDate, '', null],
  [parsePackedUsDate, '09282026', '2026-09-28'],
  [parsePackedUsDate, '20260928', null],
  [parseIsoDay, '2026-07-01T00:00:00.000+0000', '2026-07-01'],
  [parseIsoDay, '2026-06-17T16:00:00', '2026-06-17'],
  [parseIsoDay, '2026-06-17', '2026-06-17'],
  [parseIsoDay, '2026-06-17 soon', null],
  [parseMonthFirstDate, 'August 11, 2026', '2026-08-11'],
  [parseMonthFirstDate, 'Aug\u00a011,\n2026', '2026-08-11'],
  [parseMonthFirstDate, 'Sept. 1st, 2026', '2026-09-01'],
  [parseMonthFirstDate, 'Augustus 11, 2026', null],
  [parseMonthFirstDate, 'February 29, 2026', null],
  [parseDayFirstDate, '01 December 2026', '2026-12-01'],
  [parseDayFirstDate, '11 Foo 2026', null],
  [parseRfc822Day, 'Fri, 31 Jul 2026 23:21:49 -0400', '2026-07-31'],
  [parseRfc822Day, 'Mon, 03 Aug 2026 00:30:02 EDT', '2026-08-03'],
  [parseRfc822Day, '1 Jan 2027', '2027-01-01'],
  [parseRfc822Day, 'yesterday', null],
  [parseAnyDate, '03/04/2026', null],
  [parseAnyDate, '1 March 2026', '2026-03-01'],
])('%o reads %j as %j', (parse, text, expected) => expect(parse(text)).toBe(expected));

describe.each(['America/Los_Angeles', 'Pacific/Auckland'])('pitfall 1, on a machine in %s', (zone) => {
  const before = process.env.TZ;
  afterEach(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });

  test('every form gives back the day that was written', () => {
    process.env.TZ = zone;
    const parts = fc.record({
      y: fc.integer({ min: 1990, max: 2150 }),
      m: fc.integer({ min: 1, max: 12 }),
      d: fc.integer({ min: 1, max: 28 }),
      hour: fc.integer({ min: 0, max: 23 }),
      offset: fc.constantFrom('-0800', '+1300', 'GMT', 'EDT', '+0000'),
    });
    fc.assert(
      fc.property(parts, ({ y, m, d, hour, offset }) => {
        const date = `${y}-${two(m)}-${two(d)}`;
        const name = NAMES[m - 1]!;
        expect(parseUsDate(`${two(m)}/${two(d)}/${y}`)).toBe(date);
        expect(parsePackedUsDate(`${two(m)}${two(d)}${y}`)).toBe(date);
        expect(parseIsoDay(`${date}T${two(hour)}:59:00Z`)).toBe(date);
        expect(parseMonthFirstDate(`${name} ${d}, ${y}`)).toBe(date);
        expect(parseDayFirstDate(`${two(d)} ${name} ${y}`)).toBe(date);
        expect(parseRfc822Day(`Sat, ${d} ${name.slice(0, 3)} ${y} ${two(hour)}:00:00 ${offset}`)).toBe(date);
      }),
      { numRuns: 300 },
    );
  });

  test('no text makes a parser throw or give what is not a date', () => {
    const parsers = [
      parseUsDate,
      parsePackedUsDate,
      parseIsoDay,
      parseMonthFirstDate,
      parseDayFirstDate,
      parseRfc822Day,
    ];
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789/-:T ,.JanuryFebMch\u00a0') }), (text) => {
        for (const parse of parsers) expect(parse(text) ?? '2026-01-01').toMatch(/^\d{4}-\d{2}-\d{2}$/);
      }),
      { numRuns: 500 },
    );
  });
});
