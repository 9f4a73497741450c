import { Link } from '@remix-run/react';
import { asProjectRole, projectRoleWords } from './project-roles.ts';

type Props = { people: { id: string; name: string; role?: string }[]; hidden: number };

/** People with links to their pages; those whom only members see are counted. */
export function PeopleList({ people, hidden }: Props) {
  const others = hidden === 1 ? '1 person whom members see' : `${hidden} people whom members see`;
  return (
    <ul className="plain-list">
      {people.map(({ id, name, role }) => {
        const known = asProjectRole(role);
        return (
          <li key={id}>
            <Link to={`/people/${id}`}>{name}</Link>
            {known ? <span className="muted small"> · {projectRoleWords[known]}</span> : null}
          </li>
        );
      })}
      {hidden > 0 ? <li className="muted">{people.length > 0 ? `and ${others}` : others}</li> : null}
      {people.length + hidden === 0 ? <li className="unknown">nobody yet</li> : null}
    </ul>
  );
}
