import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { formatDay } from '#app/opportunities/calendar-date.ts';
import { countriesWords } from '#app/opportunities/terms/countries.ts';
import { statusWords } from '#app/opportunities/words.ts';
import { ExternalLink } from '#app/ui/external-link.tsx';
import { organisationFields, type OrganisationFacts } from './facts.ts';
import type { OrganisationView } from './organisation-view.server.ts';
import { PeopleList } from './people-list.tsx';

/** An organisation: its facts and people, the projects it sponsors, and the calls where it is a funder. */
export function OrganisationBody({ organisation }: { organisation: OrganisationView }) {
  const { facts, people, hiddenPeople, projects, funds } = organisation;
  const link = (url: string | null) => url && <ExternalLink href={url}>{url.replace(/^https?:\/\//, '')}</ExternalLink>;
  const line = (field: keyof OrganisationFacts, value: ReactNode) => (
    <div>
      <dt>{organisationFields[field]}</dt>
      <dd>{value ?? <span className="unknown">unknown</span>}</dd>
    </div>
  );
  return (
    <>
      <div className="with-aside">
        <section aria-labelledby="facts">
          <h2 id="facts">Facts</h2>
          <dl className="facts">
            {line('rorId', link(facts.rorId))}
            {line('country', facts.country && countriesWords([facts.country]))}
            {line('url', link(facts.url))}
          </dl>
        </section>
        <section aria-labelledby="people">
          <h2 id="people">People</h2>
          <PeopleList people={people} hidden={hiddenPeople} />
        </section>
      </div>
      {projects.length > 0 ? (
        <section className="section" aria-labelledby="projects">
          <h2 id="projects">Fiscal sponsor of</h2>
          <ul className="rows">
            {projects.map(({ id, name, summary }) => (
              <li key={id}>
                <Link to={`/projects/${id}`} className="row-title">
                  {name}
                </Link>
                {summary ? <p className="small muted">{summary}</p> : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {funds && funds.total > 0 ? <FundedCalls funds={funds} /> : null}
    </>
  );
}

function FundedCalls({ funds }: { funds: NonNullable<OrganisationView['funds']> }) {
  return (
    <section className="section" aria-labelledby="calls">
      <h2 id="calls">Its calls</h2>
      <ul className="rows">
        {funds.calls.map(({ id, title, status, due }) => (
          <li key={id}>
            <Link to={`/opportunities/${id}`} className="row-title">
              {title}
            </Link>
            <p className="small muted">
              {[statusWords[status], due && `due ${formatDay(due)}`].filter(Boolean).join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      <p className="section-form">
        <Link to={funds.to}>{funds.total === 1 ? 'It in the list' : `All ${funds.total} in the list`}</Link>
      </p>
    </section>
  );
}
