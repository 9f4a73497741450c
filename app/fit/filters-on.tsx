import { Link } from '@remix-run/react';
import type { OpportunityFilter } from '#app/opportunities/filter.ts';
import { hiddenFilters } from './hidden-filters.ts';

type Props = {
  filter: OpportunityFilter;
  /** the address of the list with some of its filter changed */
  to: (change: Partial<OpportunityFilter>) => string;
};

/** What narrows the list besides the form, each with the way to take it off. */
export function FiltersOn({ filter, to }: Props) {
  const hidden = hiddenFilters(filter);
  if (hidden.length === 0) return null;
  return (
    <ul className="fit-filters no-print" aria-label="Also narrowed to">
      {hidden.map(({ words, off }) => (
        <li key={words}>
          <Link className="pill on" to={to(off)} preventScrollReset>
            {words} <span aria-hidden="true">✕</span>
            <span className="visually-hidden">, take this filter off</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
