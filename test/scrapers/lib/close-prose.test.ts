import { expect, test } from 'vitest';
import { readCloseProse } from '#scrapers/lib/close-prose.ts';

test.each([
  ['no later than 6:00pm EDT, February 26, 2026.', '18:00', 'America/New_York'],
  ['no later than 4:00PM Central Time on the listed date.', '16:00', 'America/Chicago'],
  ['no later than 4:00 p.m., MDT, on the listed date.', '16:00', 'America/Denver'],
  ['5:00 PM local time of applicant organization', '17:00', 'applicant_local'],
  ['due by 5 p.m. submitter’s local time', '17:00', 'applicant_local'],
  ['12:00 PM Pacific Time', '12:00', 'America/Los_Angeles'],
  ['by 5 p.m. on the day', null, null], // an hour in nobody's zone is no deadline to rely on
  ['5:00 PM ET for one strand, 3:00 PM ET for another', null, 'America/New_York'],
  ['5:00 PM ET or 5:00 PM PT', null, null],
  ['11:59 p.m., ET, on the listed date', null, 'America/New_York'], // the end of a day is the day
  ['undefined', null, null],
  ['No Explanation', null, null],
])('pitfall 3: %j is %s in %s', (text, time, zone) => expect(readCloseProse(text)).toMatchObject({ time, zone }));

test('pitfall 5: a list of dates with anything else among them stays text', () => {
  expect(readCloseProse('Application Due Dates are as follows: July 29, 2025; see the notice').dates).toEqual([]);
});

test.each([
  ['Standard dates apply, by 5:00 PM local time of applicant organization.', true],
  ['See the standard due dates.', true],
  ['Standard application due dates apply.', true],
  ['Non-standard dates: see the announcement.', false],
  ['Electronically submitted applications must be submitted no later than 11:59 PM, ET.', false],
  ['Application Due Dates are as follows: July 29, 2026; January 29, 2027', false],
])('pitfall 22: whether %j points to the dates that an agency keeps for all: %s', (text, expected) =>
  expect(readCloseProse(text).standard).toBe(expected),
);
