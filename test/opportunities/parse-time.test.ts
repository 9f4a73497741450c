import { expect, test } from 'vitest';
import { findDates } from '#app/opportunities/find-dates.ts';
import { parseTimeInText } from '#app/opportunities/parse-time.ts';
import { zoneInText } from '#app/opportunities/zone-words.ts';
import { fc } from '#test/support/fast-check.ts';

const NEW_YORK = 'America/New_York';

test.each([
  ['5 p.m. ET', '17:00', NEW_YORK],
  ['by 5:00 PM Eastern Time', '17:00', NEW_YORK],
  ['11:30 a.m., EDT', '11:30', NEW_YORK],
  ['17:00 Brussels time', '17:00', 'Europe/Brussels'],
  ['17:00:00 (CEST)', '17:00', 'Europe/Brussels'],
  ['5 pm Central European Time', '17:00', 'Europe/Brussels'],
  ['noon Pacific time', '12:00', 'America/Los_Angeles'],
  ['12 noon UK time', '12:00', 'Europe/London'],
  ['4:00pm UK time', '16:00', 'Europe/London'],
  ['12 pm GMT', '12:00', 'UTC'],
  ['5:00 PM local time of applicant organization', '17:00', 'applicant_local'],
  ["5 p.m. submitting organization's local time", '17:00', 'applicant_local'],
  ['12:01 a.m. ET', '00:01', NEW_YORK],
  ['4:00pm', '16:00', null],
  ['11:59 p.m., ET', null, NEW_YORK],
  ['23:59 anywhere on earth', null, 'Etc/GMT+12'],
  ['Friday 1 May 2026, AoE', null, 'Etc/GMT+12'],
])('pitfall 3, times in prose: %j is %j in %j', (text, time, zone) => {
  expect(parseTimeInText(text)).toEqual({ time, zone });
});

test.each([
  'midnight on 5 May',
  'LOI by noon ET, full proposal by 5 p.m. ET',
  'between 9:00 and 17:00',
  '13 p.m.',
  'at the end of the day',
  'Track A; Track B',
  'ratio 16:9',
  '',
])('%j names no one time', (text) => expect(parseTimeInText(text)).toBeNull());

test('two zones in one sentence are none', () => {
  expect(zoneInText('5 p.m. ET (2 p.m. PT)')).toBeNull();
  expect(zoneInText('UTC+3')).toBeNull();
  expect(zoneInText('the best candidates')).toBeNull();
});

test('every hour is read as it was written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 58 }), (hour, minute) => {
      const minutes = String(minute).padStart(2, '0');
      const time = `${String(hour).padStart(2, '0')}:${minutes}`;
      const half = hour < 12 ? 'a.m.' : 'PM';
      expect(parseTimeInText(`Closes ${time} Brussels time.`)).toEqual({ time, zone: 'Europe/Brussels' });
      expect(parseTimeInText(`by ${hour % 12 || 12}:${minutes} ${half} ET`)).toEqual({ time, zone: NEW_YORK });
    }),
  );
});

test('days that prose names in full are found; those that two countries read differently are not', () => {
  const text =
    'Opened 1 March 2026. Apply before October 1, 2026 (was 2026-09-01); not 03/04/2026, not 5 May, not 31 June 2026.';
  expect(findDates(text).map(({ date }) => date)).toEqual(['2026-03-01', '2026-10-01', '2026-09-01']);
  expect(findDates(text)[1]!.context).toContain('Apply before October 1, 2026');
});

test('hostile texts take no long time', () => {
  for (const part of ['1', '12:', '5 p', 'applicant ', 'May 1', ' ', 'local time of ']) {
    const started = performance.now();
    parseTimeInText(part.repeat(20_000));
    findDates(part.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(1000);
  }
});
