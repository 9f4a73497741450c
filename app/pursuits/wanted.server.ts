import type { SignedIn } from '#app/accounts/current-person.server.ts';
import { AppError } from '#app/errors.ts';
import type { Database } from '#prisma/client.server.ts';
import { changePursuit } from './change-pursuit.server.ts';
import { requireLine } from './input.ts';

const MOST_ROLES = 30;

/** Says whom or what the team still looks for. */
export async function addRole(db: Database, person: SignedIn, id: string, typed: string, now: Date): Promise<void> {
  const text = requireLine(typed, 'role', 200, 'Say what is wanted, such as “needs a US PI”.');
  await changePursuit(db, person, id, async (tx) => {
    if ((await tx.pursuitRole.count({ where: { pursuitId: id } })) >= MOST_ROLES) {
      throw new AppError('conflict', `A pursuit looks for ${MOST_ROLES} things at most. Remove some first.`);
    }
    await tx.pursuitRole.create({ data: { pursuitId: id, text, createdAt: now } });
  });
}

/** Marks a wanted role as filled, or as open again; `not_found` where it is gone. */
export async function fillRole(db: Database, person: SignedIn, id: string, roleId: string, filledAt: Date | null) {
  await changePursuit(db, person, id, async (tx) => {
    const { count } = await tx.pursuitRole.updateMany({ where: { id: roleId, pursuitId: id }, data: { filledAt } });
    if (count === 0) throw new AppError('not_found', 'Somebody removed this. Reload the page.');
  });
}

/** Takes a wanted role away with the answers to it. */
export async function removeRole(db: Database, person: SignedIn, id: string, roleId: string): Promise<void> {
  await changePursuit(db, person, id, (tx) => tx.pursuitRole.deleteMany({ where: { id: roleId, pursuitId: id } }));
}
