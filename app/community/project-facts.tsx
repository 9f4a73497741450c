import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { countriesWords } from '#app/opportunities/terms/countries.ts';
import { ExternalLink } from '#app/ui/external-link.tsx';
import { budgetWords } from './budget-text.ts';
import { NO_SPONSOR, projectFields, type ProjectField } from './facts.ts';
import type { ProjectView } from './project-view.server.ts';

type Props = Pick<ProjectView, 'facts' | 'origins' | 'sponsor'>;

/** What is known of a project, each fact with where it is from; what nobody said stands there as unknown. */
export function ProjectFactList({ facts, origins, sponsor }: Props) {
  const line = (field: ProjectField, value: ReactNode, from: ProjectField = field) => (
    <div>
      <dt>{projectFields[field]}</dt>
      <dd>
        {value ? <span>{value}</span> : <span className="unknown">unknown</span>}
        {origins[from] && (value || from !== field) ? <span className="told small muted">{origins[from]}</span> : null}
      </dd>
    </div>
  );
  return (
    <dl className="facts told-facts">
      {facts.licence === null && facts.licenceText !== null
        ? line('licence', <span className="unknown">unknown: “{facts.licenceText}”</span>, 'licenceText')
        : line('licence', facts.licence)}
      {line('topics', facts.topics?.join(', '))}
      {line(
        'repository',
        facts.repository && <ExternalLink href={facts.repository}>{bare(facts.repository)}</ExternalLink>,
      )}
      {line('url', facts.url && <ExternalLink href={facts.url}>{bare(facts.url)}</ExternalLink>)}
      {line('country', facts.country && countriesWords([facts.country]))}
      {line('fiscalSponsor', <Sponsor told={facts.fiscalSponsor} sponsor={sponsor} />)}
      {line('maintainers', facts.maintainers === null ? null : String(facts.maintainers))}
      {line('yearlyBudget', facts.yearlyBudget && budgetWords(facts.yearlyBudget))}
    </dl>
  );
}

function Sponsor({ told, sponsor }: { told: string | null; sponsor: Props['sponsor'] }) {
  if (sponsor) return <Link to={`/organisations/${sponsor.id}`}>{sponsor.name}</Link>;
  return told === NO_SPONSOR ? <>none</> : <span className="unknown">unknown</span>;
}

/** An address as people read it. */
const bare = (url: string) => url.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
