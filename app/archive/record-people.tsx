import { ExternalLink } from '#app/ui/external-link.tsx';
import type { RecordPerson } from './record.ts';

/** The people of a record by name and affiliation; an ORCID iD leads to their page there. */
export function RecordPeople({ people }: { people: RecordPerson[] }) {
  if (people.length === 0) return <p className="muted">Not stated.</p>;
  return (
    <ul className="record-people">
      {people.map((person, i) => (
        <li key={`${i} ${person.name}`}>
          <span className="record-name">{person.name}</span>
          {person.affiliation && <span className="muted small">{person.affiliation}</span>}
          {person.orcid && (
            <ExternalLink className="small num" href={`https://orcid.org/${person.orcid}`}>
              {person.orcid}
            </ExternalLink>
          )}
        </li>
      ))}
    </ul>
  );
}
