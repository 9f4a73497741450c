import { fc } from '#test/support/fast-check.ts';
import { expect, test } from 'vitest';
import { deadlineLine } from '#app/opportunities/deadline-line.ts';
import { droppedDates, readDeadlineLine } from '#app/opportunities/feeds/dropped-dates.ts';
import { deadlineKinds } from '#app/opportunities/types.ts';
import { seed } from '#test/support/seed.ts';

test('a line of the log is read as the date it was written from', () => {
  const dates = fc.record({
    kind: fc.constantFrom(...deadlineKinds),
    track: fc.constantFrom(null, 'Track 1', 'A (small) one', 'für 2027-01-01 (x)', 'a, b'),
    date: fc.constantFrom('2027-01-01', '2028-02-29'),
    time: fc.constantFrom(null, '17:00'),
    zone: fc.constantFrom(null, 'Europe/Brussels', 'applicant_local'),
  });
  fc.assert(
    fc.property(dates, fc.boolean(), (date, isEstimate) => {
      expect(readDeadlineLine(deadlineLine({ ...date, isEstimate }))).toEqual(date);
    }),
    { seed },
  );
});

test('what is no date is none', () => {
  for (const line of ['', 'soon', 'full proposal', 'full proposal 2027-02-30', 'party 2027-01-01'])
    expect(readDeadlineLine(line)).toBeNull();
  expect(readDeadlineLine(deadlineLine({ kind: 'full', date: '2099-01-01', isPlaceholder: true }))).toBeNull();
});

test('a date that moved was not taken back; one too many was; one that had passed does not matter', () => {
  const change = (oldValue: string | null, newValue: string | null) =>
    droppedDates([{ oldValue, newValue, observedOn: '2026-11-01' }], '2026-11-20').map(({ kind, date }) => [
      kind,
      date,
    ]);
  expect(change('full proposal 2027-01-01', 'full proposal 2027-02-01')).toEqual([]);
  expect(change('full proposal 2027-01-01', 'letter of intent 2027-02-01')).toEqual([['full', '2027-01-01']]);
  expect(change('cut-off 2027-01-01; cut-off 2027-06-01', 'cut-off 2027-01-08')).toEqual([['cutoff', '2027-06-01']]);
  expect(change('full proposal 2026-10-01', null)).toEqual([]);
});
