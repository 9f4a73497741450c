import { parseRoom } from '#app/document/wire.ts';
import type { Database } from '#prisma/client.server.ts';
import type { Authenticate } from './admit.ts';

const load = () =>
  Promise.all([import('#app/accounts/current-person.server.ts'), import('#app/proposals/access.server.ts')]);

/** The same doors that pages and the API go through; read when first knocked at, so that the server starts without them. */
export function appDoors(db: Database): Authenticate {
  return async (headers) => {
    const [{ personFromHeaders }, { roomAccess }] = await load();
    const known = await personFromHeaders(db, headers);
    return known && { ...known, access: (room) => roomAccess(db, known.person, room) };
  };
}

/** Asks every question once that is asked of somebody who comes in: the first time, each takes tens of milliseconds. */
export async function warmDoors(db: Database): Promise<void> {
  const [{ personFromHeaders }, { roomAccess }] = await load();
  const nobody = '00000000-0000-0000-0000-000000000000';
  await personFromHeaders(db, { cookie: `callboard_session=${nobody}` });
  for (const kind of ['section', 'proposal'] as const)
    await roomAccess(db, { id: nobody, role: 'member' }, parseRoom(`${kind}:${nobody}`)!);
}
