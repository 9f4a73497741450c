import { Link } from '@remix-run/react';
import { ExternalLink } from '#app/ui/external-link.tsx';
import type { PersonView } from './person-view.server.ts';

type Props = { person: Pick<PersonView, 'orcid' | 'homepage' | 'affiliation' | 'organisations'> };

/** What a person tells of themselves. */
export function PersonFacts({ person: { orcid, homepage, affiliation, organisations } }: Props) {
  const link = (url: string | null) =>
    url ? (
      <ExternalLink href={url}>{url.replace(/^https?:\/\//, '')}</ExternalLink>
    ) : (
      <span className="unknown">unknown</span>
    );
  return (
    <dl className="facts told-facts">
      <div>
        <dt>Works at</dt>
        <dd>
          {organisations.length > 0 ? (
            <ul className="plain-list">
              {organisations.map(({ id, name, rorId }) => (
                <li key={id}>
                  <Link to={`/organisations/${id}`}>{name}</Link>
                  {rorId ? (
                    <span className="small muted">
                      {' '}
                      · <ExternalLink href={rorId}>{rorId.replace('https://', '')}</ExternalLink>
                    </span>
                  ) : null}
                </li>
              ))}
            </ul>
          ) : (
            (affiliation ?? <span className="unknown">unknown</span>)
          )}
        </dd>
      </div>
      <div>
        <dt>ORCID iD</dt>
        <dd>{link(orcid)}</dd>
      </div>
      <div>
        <dt>Home page</dt>
        <dd>{link(homepage)}</dd>
      </div>
    </dl>
  );
}
