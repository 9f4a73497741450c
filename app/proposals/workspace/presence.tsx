import { Avatar } from '#app/ui/avatar.tsx';
import type { PresentPerson } from './use-presence.ts';

const most = 6;

/** The people who are here now, as circles with initials; says so in words to a screen reader. */
export function Presence({ people }: { people: PresentPerson[] }) {
  if (people.length === 0) return null;
  return (
    <span className="avatars" role="group" aria-label="Here now">
      {people.slice(0, most).map(({ id, name, color }) => (
        <Avatar key={id} name={name} color={color} />
      ))}
      {people.length > most && <span className="num small"> +{people.length - most}</span>}
    </span>
  );
}

/** Those of them who are in one section, beside its line in the outline. */
export function WhoIsIn({ people, sectionId }: { people: PresentPerson[]; sectionId: string }) {
  const inside = people.filter((person) => person.sectionId === sectionId);
  if (inside.length === 0) return null;
  return (
    <span className="avatars" role="group" aria-label="In this section">
      {inside.slice(0, 4).map(({ id, name, color }) => (
        <Avatar key={id} name={name} color={color} size={18} />
      ))}
    </span>
  );
}
