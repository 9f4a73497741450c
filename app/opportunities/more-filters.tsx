import { Link } from '@remix-run/react';
import { useState } from 'react';
import { Count } from '#app/ui/count.tsx';
import { FacetSelect, Pill } from './facet-select.tsx';
import { OR_UNKNOWN } from './facets/eligible.ts';
import type { ListFacets } from './facets/list-facets.ts';
import { filterToSearch, type OpportunityFilter } from './filter.ts';
import { useShown } from './use-shown.ts';

type Props = { filter: OpportunityFilter; facets: ListFacets };

/** What fewer people ask for: kind, subject, source, who may apply, how much. Open when any of it is chosen; from then on people close it. */
export function MoreFilters({ filter, facets }: Props) {
  const chosen = countChosen(filter);
  // Who takes back the last choice may want another: it does not close under their hand.
  const [open, setOpen] = useState(chosen > 0);
  if (chosen > 0 && !open) setOpen(true);
  return (
    <details className="more-filters" open={open}>
      <summary className="pill">
        More filters {chosen > 0 ? <Count of={chosen} label={chosen === 1 ? 'is chosen' : 'are chosen'} /> : null}
      </summary>
      <div className="more-filters-body">
        <fieldset>
          <legend>What it is</legend>
          <FacetSelect name="kind" chosen={filter.kind} choices={facets.kind} any="Any kind" another="Another kind" />
          <FacetSelect
            name="tag"
            chosen={filter.tag}
            choices={facets.tag}
            any="Any subject"
            another="Another subject"
          />
          <FacetSelect
            {...{ name: 'source', chosen: filter.source, choices: facets.source }}
            any="Any source"
            another="Another source"
          />
        </fieldset>
        <WhoMayApply filter={filter} facets={facets} />
        <HowMuch filter={filter} facets={facets} />
      </div>
    </details>
  );
}

function WhoMayApply({ filter, facets }: Props) {
  const country = filter.eligible.find((value) => /^[A-Z]{2}$/.test(value)) ?? '';
  const countryBox = useShown<HTMLInputElement>(country);
  const orUnknown = filter.eligible.includes(OR_UNKNOWN);
  return (
    <fieldset>
      <legend>Who may apply, and on what terms</legend>
      {facets.eligible.map(({ value, label, count }) => (
        <Pill key={value} name="eligible" value={value} chosen={filter.eligible.includes(value)}>
          {label} <Count of={count} label={count === 1 ? 'call' : 'calls'} />
        </Pill>
      ))}
      <label className="short-field">
        Country
        <input
          {...{ name: 'eligible', className: 'input', defaultValue: country, placeholder: 'DE', maxLength: 2, size: 4 }}
          ref={countryBox}
          pattern="[A-Za-z]{2}"
          title="A code of two letters, such as US or DE"
          autoComplete="country"
        />
      </label>
      {filter.eligible.length > 0 ? (
        <Pill name="eligible" value={OR_UNKNOWN} chosen={orUnknown}>
          Also where nobody says
        </Pill>
      ) : null}
    </fieldset>
  );
}

function HowMuch({ filter, facets }: Props) {
  const currency = useShown<HTMLSelectElement>(filter.currency ?? '');
  return (
    <fieldset>
      <legend>What one award may pay</legend>
      <select
        ref={currency}
        name="currency"
        aria-label="Currency"
        className="pill"
        defaultValue={filter.currency ?? ''}
      >
        <option value="">Any currency</option>
        {facets.currency.map(({ value, count }) => (
          <option key={value} value={value}>
            {`${value} (${count.toLocaleString('en')})`}
          </option>
        ))}
      </select>
      <Amount name="min" label="At least" value={filter.min} />
      <Amount name="max" label="At most" value={filter.max} />
      {facets.amount.length > 0 ? (
        <ul className="bands small" aria-label={`Amounts in ${filter.currency}`}>
          {facets.amount.map(({ min, max, label, count }) => (
            <li key={label}>
              <Link
                to={`/opportunities${filterToSearch(filter, { min, max })}`}
                aria-current={min === filter.min && max === filter.max ? 'true' : undefined}
                preventScrollReset
              >
                {label} <Count of={count} label={count === 1 ? 'call' : 'calls'} />
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </fieldset>
  );
}

function Amount({ name, label, value }: { name: string; label: string; value: number | null }) {
  const text = value?.toLocaleString('en') ?? '';
  const box = useShown<HTMLInputElement>(text);
  return (
    <label className="short-field">
      {label}
      <input
        {...{ name, className: 'input', inputMode: 'numeric', maxLength: 18, size: 9 }}
        ref={box}
        defaultValue={text}
        autoComplete="off"
      />
    </label>
  );
}

function countChosen({ kind, tag, source, eligible, min, max, currency }: OpportunityFilter): number {
  const single = [min, max, currency].filter((one) => one !== null).length;
  return kind.length + tag.length + source.length + eligible.length + single;
}
