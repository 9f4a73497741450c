import type { Database } from '#prisma/client.server.ts';
import type { Authenticate } from './admit.ts';

/** The same doors that pages and the API go through; read when first knocked at, so that the server starts without them. */
export function appDoors(db: Database): Authenticate {
  return async (headers) => {
    const [{ personFromHeaders }, { roomAccess }] = await Promise.all([
      import('#app/accounts/current-person.server.ts'),
      import('#app/proposals/access.server.ts'),
    ]);
    const known = await personFromHeaders(db, headers);
    return known && { ...known, access: (room) => roomAccess(db, known.person, room) };
  };
}
