import { fc } from '#test/support/fast-check.ts';
import { expect, test } from 'vitest';
import { filterToSearch, parseFilter, sorts } from '#app/opportunities/filter.ts';
import { statuses } from '#app/opportunities/types.ts';

const parse = (search: string) => parseFilter(new URLSearchParams(search));

test('an empty address is the whole list by deadline', () =>
  expect(parse('')).toEqual({
    filter: {
      ...{ q: '', status: [], funder: [], kind: [], tag: [], source: [], eligible: [] },
      ...{ min: null, max: null, currency: null, closesAfter: null, closesBefore: null, sort: 'deadline', page: 1 },
    },
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
  const plain = fc.record({
    q: fc.string({ maxLength: 30 }).map((q) => q.trim()),
    kind: fc.uniqueArray(fc.constantFrom('grant', 'prize')),
    tag: fc.uniqueArray(fc.constantFrom('Health, and more', 'Öko')),
    source: fc.uniqueArray(fc.constantFrom('grants-gov', 'eu')),
    eligible: fc.uniqueArray(fc.constantFrom('fiscal_sponsor', 'unknown', 'DE')),
    min: fc.constantFrom(null, 0, 1000.5),
    max: fc.constantFrom(null, 5000, 1e13),
    currency: fc.constantFrom(null, 'USD'),
    status: fc.uniqueArray(fc.constantFrom(...statuses)),
    funder: fc.uniqueArray(fc.constantFrom('NSF', 'Wellcome & Co', 'a,b')),
    closesAfter: fc.constantFrom(null, '2026-12-01'),
    closesBefore: fc.constantFrom(null, '2027-01-31'),
    sort: fc.constantFrom(...sorts),
    page: fc.integer({ min: 1, max: 999 }),
  });
  const filter = plain.map((one) => ({ ...one, sort: one.sort === 'relevance' && !one.q ? 'deadline' : one.sort }));
  fc.assert(
    fc.property(filter, (given) => {
      const search = filterToSearch(given, { page: given.page });
      expect(parse(search.slice(1))).toEqual({ filter: given, notes: [] });
    }),
  );
});

test('words are looked for by relevance, unless another order is asked for', () => {
  expect(parse('q=a').filter.sort).toBe('relevance');
  expect(parse('q=a&sort=deadline').filter.sort).toBe('deadline');
  expect(parse('sort=relevance').filter.sort).toBe('deadline');
  expect(filterToSearch(parse('q=a').filter)).toBe('?q=a');
  expect(filterToSearch(parse('q=a&sort=deadline').filter)).toBe('?q=a&sort=deadline');
});

test('amounts are read as people write them, and refused where they are none', () => {
  expect(parse('min=50,000&max=1 000 000').filter).toMatchObject({ min: 50_000, max: 1_000_000 });
  for (const wrong of ['1e308', '-1', 'NaN', 'Infinity', '0x10', '1.234', '99999999999999999', 'a lot']) {
    const { filter, notes } = parse(`min=${wrong}`);
    expect([filter.min, notes.length], wrong).toEqual([null, 1]);
  }
  expect(parse('min=5&max=4')).toMatchObject({
    filter: { min: null, max: null },
    notes: [expect.stringContaining('at least 5')],
  });
});

test('who may apply is a choice that is known, or a country', () => {
  expect(parse('eligible=fiscal_sponsor,de,unknown').filter.eligible).toEqual(['fiscal_sponsor', 'DE', 'unknown']);
  expect(parse('eligible=everybody').notes[0]).toMatch(/fiscal_sponsor.*country codes/);
  expect(parse('currency=usd').filter.currency).toBe('USD');
  expect(parse('currency=dollars').notes).toHaveLength(1);
});

test('changing anything goes back to the first page', () =>
  expect(filterToSearch({ ...parse('q=a&page=3').filter }, { sort: 'title' })).toBe('?q=a&sort=title'));

test('a word that is not known is told once, and of very many words the first are read', () => {
  expect(parse('status=a,a&status=a,open').notes).toHaveLength(1);
  const many = Array.from({ length: 5000 }, (_, at) => `x${at}`).join(',');
  for (const name of ['status', 'eligible', 'kind']) {
    const { filter, notes } = parse(`${name}=${many}`);
    expect(notes.length, name).toBeLessThanOrEqual(41);
    expect(notes, name).toContain(`Only the first 40 choices of ${name} were used.`);
    expect(filter.kind.length).toBe(name === 'kind' ? 40 : 0);
  }
});
