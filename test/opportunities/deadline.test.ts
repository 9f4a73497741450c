import { describe, expect, test } from 'vitest';
import { daysLeft, hasPassed, isPlaceholderDate, nextDeadline } from '#app/opportunities/deadline.ts';
import { markDisputed } from '#app/opportunities/disputed.ts';
import { rivals } from '#app/opportunities/rivals.ts';
import { deadline } from './support.ts';

const at = (iso: string) => new Date(iso);

test.each([
  ['2051-01-01', true],
  ['2099-12-31', true],
  ['2076-08-17', true],
  ['2050-12-31', false],
  ['2044-08-22', false],
])('pitfall 4: seen from 2026, %s stands for no deadline: %s', (date, expected) =>
  expect(isPlaceholderDate(date, '2026-11-23')).toBe(expected),
);

describe('pitfall 3: a deadline passes in its own zone', () => {
  test('without a time it lasts through its day there', () => {
    const berlin = deadline({ zone: 'Europe/Berlin' });
    expect(hasPassed(berlin, at('2026-12-15T22:59:00Z'))).toBe(false);
    expect(hasPassed(berlin, at('2026-12-15T23:00:00Z'))).toBe(true);
  });

  test('with a time it lasts through that minute', () => {
    const brussels = deadline({ zone: 'Europe/Brussels', time: '17:00' });
    expect(hasPassed(brussels, at('2026-12-15T16:00:59Z'))).toBe(false);
    expect(hasPassed(brussels, at('2026-12-15T16:01:00Z'))).toBe(true);
  });

  test('the applicant’s own zone is the viewer’s, and the last on Earth for nobody in particular', () => {
    const local = deadline({ zone: 'applicant_local', time: '17:00' });
    const evening = at('2026-12-15T23:30:00Z'); // 18:30 in New York, 15:30 in Los Angeles
    expect(hasPassed(local, evening, 'America/New_York')).toBe(true);
    expect(hasPassed(local, evening, 'America/Los_Angeles')).toBe(false);
    expect(hasPassed(local, evening)).toBe(false);
    expect(hasPassed(local, at('2026-12-16T05:01:00Z'))).toBe(true);
  });
});

test('days left are counted in the zone of the deadline, and nobody is told of more than they have', () => {
  const now = at('2026-12-14T04:00:00Z'); // still the 13th in New York
  expect(daysLeft(deadline(), now)).toBe(2);
  expect(daysLeft(deadline({ zone: 'Europe/London' }), now)).toBe(1);
  expect(daysLeft(deadline({ zone: 'applicant_local' }), now, 'Pacific/Auckland')).toBe(1);
  expect(daysLeft(deadline({ zone: null }), at('2026-12-16T02:00:00Z'))).toBe(0);
});

describe('pitfall 5: the next of several deadlines', () => {
  const cutoffs = [
    deadline({ date: '2026-06-01' }),
    deadline({ date: '2027-06-01' }),
    deadline({ date: '2026-12-01', kind: 'loi' }),
    deadline({ date: '2026-11-25', kind: 'window_open' }),
    deadline({ date: '2099-01-01', isPlaceholder: true }),
  ];

  test('is the soonest that has not passed and is a deadline', () => {
    expect(nextDeadline(cutoffs, at('2026-11-23T12:00:00Z'))).toMatchObject({ date: '2026-12-01', daysLeft: 8 });
    expect(nextDeadline(cutoffs, at('2026-12-02T12:00:00Z'))).toMatchObject({ date: '2027-06-01' });
    expect(nextDeadline(cutoffs, at('2027-06-02T12:00:00Z'))).toBeNull();
    expect(nextDeadline([], at('2026-11-23T12:00:00Z'))).toBeNull();
  });

  test('on one day the one with the earlier time comes first', () => {
    const both = [deadline(), deadline({ time: '17:00' }), deadline({ time: '12:00' })];
    expect(nextDeadline(both, at('2026-12-01T00:00:00Z'))?.time).toBe('12:00');
  });
});

describe('pitfall 19: disputed deadlines', () => {
  const from = (source: string, ...dates: string[]) => dates.map((date) => deadline({ source, date }));
  const disputed = (...deadlines: ReturnType<typeof deadline>[]) =>
    markDisputed(deadlines)
      .filter((one) => one.disputed)
      .map((one) => `${one.source} ${one.date}`);

  test('two sources with different dates for the same kind and track', () =>
    expect(disputed(...from('a', '2026-12-15'), ...from('b', '2026-12-16'))).toEqual(['a 2026-12-15', 'b 2026-12-16']));

  test('not when one lists only some of the other’s dates', () =>
    expect(disputed(...from('a', '2026-12-15', '2027-06-15'), ...from('b', '2027-06-15'))).toEqual([]));

  test('only the dates that differ', () =>
    expect(disputed(...from('a', '2026-12-15', '2027-01-01'), ...from('b', '2026-12-15', '2027-02-02'))).toEqual([
      'a 2027-01-01',
      'b 2027-02-02',
    ]));

  test('one date for all tracks against the tracks’ own dates, as with TCUP (NSF 21-595)', () => {
    const portal = deadline({ source: 'grants-gov', date: '2026-12-03' });
    const teachers = deadline({ source: 'nsf-upcoming', date: '2026-09-01', track: 'Teachers in STEM' });
    const centers = deadline({ source: 'nsf-upcoming', date: '2026-11-17', track: 'Enterprise centers' });
    expect(disputed(portal, teachers)).toEqual(['grants-gov 2026-12-03', 'nsf-upcoming 2026-09-01']);
    expect(disputed(portal, teachers, centers)).toHaveLength(3);
    expect(disputed({ ...portal, date: '2026-11-17' }, teachers, centers)).toEqual([]);
    const marked = markDisputed([portal, teachers]);
    expect(rivals(marked[0]!, marked).map((rival) => rival.source)).toEqual(['nsf-upcoming']);
    expect(rivals(marked[1]!, marked).map((rival) => rival.source)).toEqual(['grants-gov']);
  });

  test('not within one source, nor between kinds, tracks, estimates and placeholders', () => {
    const [a, b] = [deadline({ source: 'a', date: '2026-12-15' }), deadline({ source: 'b', date: '2027-01-15' })];
    expect(disputed(...from('a', '2026-12-15', '2027-01-15'))).toEqual([]);
    expect(disputed(a, { ...b, kind: 'loi' })).toEqual([]);
    expect(disputed({ ...a, track: 'Innovation' }, { ...b, track: 'Scholarships' })).toEqual([]);
    expect(disputed(a, { ...b, isEstimate: true })).toEqual([]);
    expect(disputed(a, { ...b, isPlaceholder: true })).toEqual([]);
  });
});
