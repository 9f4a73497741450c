import { expect, test } from 'vitest';
import { parseFilter } from '#app/opportunities/filter.ts';
import { sortChoices } from '#app/opportunities/sort-choices.ts';

const asked = (search: string) => parseFilter(new URLSearchParams(search)).filter;
/** What a plain form says of the order when other fields change and this one does not. */
const left = (search: string, q: string) => {
  const { filter, notes } = parseFilter(new URLSearchParams({ q, sort: sortChoices(asked(search)).chosen }));
  expect(notes).toEqual([]);
  return filter.sort;
};

test('words typed into a list in its usual order put the best first', () => {
  expect(left('', 'software')).toBe('relevance');
  expect(left('sort=deadline', 'software')).toBe('relevance');
  expect(left('q=software', 'array')).toBe('relevance');
});

test('an order that was chosen stays when the words change', () => {
  for (const sort of ['deadline', 'newest', 'title']) expect(left(`q=software&sort=${sort}`, 'array')).toBe(sort);
  expect(left('sort=title', 'software')).toBe('title');
});

test('without words nothing is relevant', () => {
  expect(left('q=software', '')).toBe('deadline');
  expect(sortChoices(asked('sort=relevance')).choices.map(({ label }) => label)).toEqual([
    'next deadline',
    'newest',
    'title',
  ]);
});

test('what is chosen is always offered', () => {
  for (const q of ['', 'x'])
    for (const sort of ['', 'deadline', 'relevance', 'newest', 'title', 'nonsense']) {
      const { chosen, choices } = sortChoices(asked(`q=${q}&sort=${sort}`));
      expect(choices.map(({ value }) => value)).toContain(chosen);
    }
});
