import { Link } from '@remix-run/react';
import { Count } from '#app/ui/count.tsx';
import { AgencyLinks } from './agency-links.tsx';
import type { ListFacets } from './facets/list-facets.ts';
import { FacetSelect, Pill } from './facet-select.tsx';
import { filterToSearch, type OpportunityFilter } from './filter.ts';
import { isNarrowed } from './list-words.ts';
import { MoreFilters } from './more-filters.tsx';
import { sortChoices } from './sort-choices.ts';
import { statusFacets } from './status-facets.ts';
import type { OpportunityList } from './types.ts';
import { useShown } from './use-shown.ts';
import { windowWords } from './window-words.ts';

type Props = { filter: OpportunityFilter; counts: OpportunityList['counts']; facets: ListFacets };

/** The choices under the search field. Native controls that look like pills. */
export function FilterPills({ filter, counts, facets }: Props) {
  const window = windowWords(filter);
  return (
    <div className="facets">
      <fieldset className="facet-set">
        <legend className="visually-hidden">Status</legend>
        {statusFacets(filter.status, counts).map(({ label, value, count, chosen }) => (
          <Pill key={value} name="status" value={value} chosen={chosen}>
            {label} <Count of={count} label={count === 1 ? 'call' : 'calls'} />
          </Pill>
        ))}
      </fieldset>
      <FacetSelect
        name="funder"
        chosen={filter.funder}
        choices={facets.funder}
        any="Any funder"
        another="Another funder"
      />
      {window ? (
        <Link
          className="pill on"
          to={`/opportunities${filterToSearch(filter, { closesAfter: null, closesBefore: null })}`}
          preventScrollReset
        >
          {window} <span aria-hidden="true">✕</span>
          <span className="visually-hidden">, show all dates</span>
        </Link>
      ) : null}
      {filter.closesAfter ? <input type="hidden" name="closes_after" value={filter.closesAfter} /> : null}
      {filter.closesBefore ? <input type="hidden" name="closes_before" value={filter.closesBefore} /> : null}
      {isNarrowed(filter) ? (
        <Link
          className="small"
          to={`/opportunities${filter.q ? `?${new URLSearchParams({ q: filter.q }).toString()}` : ''}`}
        >
          Clear filters
        </Link>
      ) : null}
      <SortSelect filter={filter} />
      <MoreFilters filter={filter} facets={facets} />
      <AgencyLinks
        views={facets.agencies}
        chosen={filter.funder}
        to={(chosen) => `/opportunities${filterToSearch(filter, { funder: [...chosen] })}`}
      />
    </div>
  );
}

function SortSelect({ filter }: { filter: OpportunityFilter }) {
  const { chosen, choices } = sortChoices(filter);
  const select = useShown<HTMLSelectElement>(chosen, filter.q);
  return (
    <label className="sort small">
      <span className="muted">Sort by</span>
      <select ref={select} name="sort" className="pill" defaultValue={chosen}>
        {choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
