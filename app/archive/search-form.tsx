import { Form, Link, useSubmit } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { queryPath, type ArchiveQuery } from './query.ts';
import { results } from './result.ts';

type Props = { query: ArchiveQuery; years: { year: number; count: number }[] };

/** Search and choices of the archive: a plain GET form and links; with scripts a chosen year shows at once. */
export function SearchForm({ query, years }: Props) {
  const submit = useSubmit();
  return (
    <Form className="find no-print" role="search" action="/archive" key={queryPath(query)}>
      <div className="find-line">
        <label className="visually-hidden" htmlFor="q">
          Search titles, people, funders and programmes
        </label>
        <input
          id="q"
          className="input"
          type="search"
          name="q"
          defaultValue={query.q}
          placeholder="Search titles, people, funders, programmes …"
          maxLength={200}
        />
        <Button variant="primary">Search</Button>
      </div>
      {query.result && <input type="hidden" name="result" value={query.result} />}
      <div className="facets">
        <ResultPill query={query} result="" label="All" />
        {results.map(({ id, label }) => (
          <ResultPill key={id} query={query} result={id} label={label} />
        ))}
        <label className="visually-hidden" htmlFor="year">
          Year
        </label>
        <select
          id="year"
          name="year"
          className="pill"
          defaultValue={query.year ?? ''}
          onChange={(event) => submit(event.currentTarget.form)}
        >
          <option value="">All years</option>
          {years.map(({ year, count }) => (
            <option key={year} value={year}>
              {year} ({count})
            </option>
          ))}
        </select>
      </div>
    </Form>
  );
}

type PillProps = { query: ArchiveQuery; result: ArchiveQuery['result']; label: string };

function ResultPill({ query, result, label }: PillProps) {
  const on = query.result === result;
  return (
    <Link className={on ? 'pill on' : 'pill'} aria-current={on ? 'true' : undefined} to={queryPath(query, { result })}>
      {label}
    </Link>
  );
}
