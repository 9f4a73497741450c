import { filterParts } from '#app/opportunities/filter-words.ts';
import { parseFilter, type OpportunityFilter } from '#app/opportunities/filter.ts';
import { windowWords } from '#app/opportunities/window-words.ts';

/** One thing that narrows the list, in words, and what takes it off. */
export type HiddenFilter = { words: string; off: Partial<OpportunityFilter> };

const NOTHING = parseFilter(new URLSearchParams()).filter;

/** What an address asks for that the form of the page (`FitForm`) has no field for. */
export function hiddenFilters(filter: OpportunityFilter): HiddenFilter[] {
  const inWords = (some: Partial<OpportunityFilter>) => filterParts({ ...NOTHING, ...some }).join(', ');
  const lists = (['funder', 'kind', 'tag', 'source', 'eligible'] as const).flatMap((name) =>
    // the first funder has a field
    filter[name].slice(name === 'funder' ? 1 : 0).map((value) => ({
      words: inWords({ [name]: [value] }),
      off: { [name]: filter[name].filter((other) => other !== value) },
    })),
  );
  const { currency } = filter;
  const amounts = (['min', 'max'] as const).flatMap((name) => {
    const other = filter[name === 'min' ? 'max' : 'min'];
    // the currency of no amount would narrow the list still
    const off = { [name]: null, ...(other === null ? { currency: null } : {}) };
    return filter[name] === null ? [] : [{ words: inWords({ [name]: filter[name], currency }), off }];
  });
  if (amounts.length === 0 && currency) amounts.push({ words: inWords({ currency }), off: { currency: null } });
  const window = windowWords(filter);
  const dates = window === null ? [] : [{ words: window, off: { closesAfter: null, closesBefore: null } }];
  return [...lists, ...amounts, ...dates];
}
