import type { Actor } from '#app/accounts/can.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import { authorizePursuit, holdPursuit, type OwnPursuit } from './authorize-pursuit.server.ts';

/** Runs a change of a pursuit in one transaction, when the person is on its team. */
export async function changePursuit<T>(
  db: Database,
  actor: Actor,
  id: string,
  change: (tx: Transaction, pursuit: OwnPursuit) => Promise<T>,
): Promise<T> {
  return db.$transaction(async (tx) => {
    await holdPursuit(tx, id);
    return change(tx, await authorizePursuit(tx, actor, id));
  });
}
