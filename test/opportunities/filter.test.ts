import { fc } from '#test/support/fast-check.ts';
import { expect, test } from 'vitest';
import { filterToSearch, parseFilter, sorts } from '#app/opportunities/filter.ts';
import { statuses } from '#app/opportunities/types.ts';

const parse = (search: string) => parseFilter(new URLSearchParams(search));

test('an empty address is the whole list by deadline', () =>
  expect(parse('')).toEqual({
    filter: { q: '', status: [], funder: [], closesAfter: null, closesBefore: null, sort: 'deadline', page: 1 },
    notes: [],
  }));

test('several statuses may stand in one value or in several', () =>
  expect(parse('status=open,closing&status=open').filter.status).toEqual(['open', 'closing']));

test('what cannot be read is ignored with a note that says what is known', () => {
  const { filter, notes } = parse('status=opened&sort=amount&page=0&closes_after=2026-02-30&closes_before=soon&q=x');
  expect(filter).toMatchObject({
    q: 'x',
    status: [],
    sort: 'deadline',
    page: 1,
    closesAfter: null,
    closesBefore: null,
  });
  expect(notes).toHaveLength(5);
  expect(notes.join(' ')).toMatch(/no status "opened".*closes_|forecast, upcoming/);
});

test('an address that is written is read back the same', () => {
  const filter = fc.record({
    q: fc.string({ maxLength: 30 }).map((q) => q.trim()),
    status: fc.uniqueArray(fc.constantFrom(...statuses)),
    funder: fc.uniqueArray(fc.constantFrom('NSF', 'Wellcome & Co', 'a,b')),
    closesAfter: fc.constantFrom(null, '2026-12-01'),
    closesBefore: fc.constantFrom(null, '2027-01-31'),
    sort: fc.constantFrom(...sorts),
    page: fc.integer({ min: 1, max: 999 }),
  });
  fc.assert(
    fc.property(filter, (given) => {
      const search = filterToSearch(given, { page: given.page });
      expect(parse(search.slice(1))).toEqual({ filter: given, notes: [] });
    }),
  );
});

test('changing anything goes back to the first page', () =>
  expect(filterToSearch({ ...parse('q=a&page=3').filter }, { sort: 'title' })).toBe('?q=a&sort=title'));
