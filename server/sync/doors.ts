import { personFromHeaders } from '#app/accounts/current-person.server.ts';
import { roomAccess } from '#app/proposals/access.server.ts';
import type { Database } from '#prisma/client.server.ts';
import type { Authenticate } from './admit.ts';

/** The same doors that pages and the API go through. */
export function appDoors(db: Database): Authenticate {
  return async (headers) => {
    const known = await personFromHeaders(db, headers);
    return known && { ...known, access: (room) => roomAccess(db, known.person, room) };
  };
}
