import { formatDay, today } from '#app/opportunities/calendar-date.ts';
import type { Database } from '#prisma/client.server.ts';
import { asCommunityRole } from './community-role.ts';
import type { SignedIn } from './current-person.server.ts';
import { listPeople } from './people.server.ts';

/** The administrator's list of people as the page shows it. */
export async function peopleView(db: Database, viewer: SignedIn) {
  const people = await listPeople(db);
  return people.map((person) => ({
    id: person.id,
    name: person.name,
    email: person.email,
    affiliation: person.affiliation,
    role: asCommunityRole(person.role),
    disabled: person.disabledAt !== null,
    hasPassword: person.hasPassword,
    lastSeen: person.lastSeenAt && formatDay(today(person.lastSeenAt, viewer.timeZone)),
    self: person.id === viewer.id,
  }));
}
export type PersonRow = Awaited<ReturnType<typeof peopleView>>[number];
