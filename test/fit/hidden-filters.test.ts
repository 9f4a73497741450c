import { expect, test } from 'vitest';
import { hiddenFilters } from '#app/fit/hidden-filters.ts';
import { filterToSearch, parseFilter } from '#app/opportunities/filter.ts';

/** What is said of an address, each with the address without it. */
function said(search: string): Record<string, string> {
  const { filter } = parseFilter(new URLSearchParams(search));
  return Object.fromEntries(hiddenFilters(filter).map(({ words, off }) => [words, filterToSearch(filter, off)]));
}

test('what the form has a field for is not said again', () => {
  expect(said('q=reefs&status=open&status=closing&funder=NSF&page=2&sort=title')).toEqual({});
});

test('every other choice is said in the words of the list, and taken off alone', () => {
  expect(said('funder=NSF&funder=NIH&kind=grant&tag=Health&tag=Ocean&source=portal&eligible=DE')).toEqual({
    NIH: '?funder=NSF&kind=grant&tag=Health&tag=Ocean&source=portal&eligible=DE',
    grant: '?funder=NSF&funder=NIH&tag=Health&tag=Ocean&source=portal&eligible=DE',
    Health: '?funder=NSF&funder=NIH&kind=grant&tag=Ocean&source=portal&eligible=DE',
    Ocean: '?funder=NSF&funder=NIH&kind=grant&tag=Health&source=portal&eligible=DE',
    'from portal': '?funder=NSF&funder=NIH&kind=grant&tag=Health&tag=Ocean&eligible=DE',
    'open to Germany': '?funder=NSF&funder=NIH&kind=grant&tag=Health&tag=Ocean&source=portal',
  });
  expect(said('closes_after=2026-12-01&closes_before=2026-12-31&q=x')).toEqual({ 'Closing in Dec 2026': '?q=x' });
});

test('a currency goes with the last amount that it is of', () => {
  expect(said('min=5000&max=90000&currency=USD')).toEqual({
    'at least 5,000 USD': '?max=90000&currency=USD',
    'at most 90,000 USD': '?min=5000&currency=USD',
  });
  expect(said('min=5000&currency=USD')).toEqual({ 'at least 5,000 USD': '' });
  expect(said('currency=USD')).toEqual({ 'in USD': '' });
});
