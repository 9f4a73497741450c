import { personFromHeaders } from '#app/accounts/current-person.server.ts';
import { roomAccess } from '#app/proposals/access.server.ts';
import type { Database } from '#prisma/client.server.ts';
import type { Doors } from './admit.ts';

type Person = NonNullable<Awaited<ReturnType<typeof personFromHeaders>>>['person'];

/** The same doors that pages and the API go through. */
export function appDoors(db: Database): Doors<Person> {
  return {
    authenticate: (headers) => personFromHeaders(db, headers),
    access: (person, room) => roomAccess(db, person, room),
  };
}
