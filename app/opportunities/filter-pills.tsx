import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Count } from '#app/ui/count.tsx';
import { filterToSearch, type OpportunityFilter } from './filter.ts';
import { statusFacets } from './status-facets.ts';
import type { OpportunityList } from './types.ts';
import { windowWords } from './window-words.ts';

type Props = { filter: OpportunityFilter; counts: OpportunityList['counts']; funders: OpportunityList['funders'] };

/** The choices under the search field: status, funder, time window, order. Native controls that look like pills. */
export function FilterPills({ filter, counts, funders }: Props) {
  const window = windowWords(filter);
  return (
    <div className="facets">
      <fieldset className="facet-set">
        <legend className="visually-hidden">Status</legend>
        {statusFacets(filter.status, counts).map(({ label, value, count, chosen }) => (
          <Pill key={`${value} ${chosen}`} name="status" value={value} chosen={chosen}>
            {label} <Count of={count} label={count === 1 ? 'call' : 'calls'} />
          </Pill>
        ))}
      </fieldset>
      {filter.funder.map((name) => (
        <Pill key={name} name="funder" value={name} chosen>
          {name}
        </Pill>
      ))}
      {funders.length > 0 ? (
        <select name="funder" aria-label="Funder" className="pill" defaultValue="" key={filter.funder.join('|')}>
          <option value="">{filter.funder.length > 0 ? 'Another funder' : 'Any funder'}</option>
          {funders
            .filter((funder) => !filter.funder.includes(funder.name))
            .map((funder) => (
              <option key={funder.name} value={funder.name}>
                {funder.name} ({funder.count})
              </option>
            ))}
        </select>
      ) : null}
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
      <label className="sort small">
        <span className="muted">Sort by</span>
        <select name="sort" className="pill" defaultValue={filter.sort} key={filter.sort}>
          <option value="deadline">next deadline</option>
          <option value="newest">newest</option>
          <option value="title">title</option>
        </select>
      </label>
    </div>
  );
}

type PillProps = { name: string; value: string; chosen: boolean; children: ReactNode };

function Pill({ name, value, chosen, children }: PillProps) {
  return (
    <label className="pill">
      <input type="checkbox" name={name} value={value} defaultChecked={chosen} />
      <span>{children}</span>
    </label>
  );
}
