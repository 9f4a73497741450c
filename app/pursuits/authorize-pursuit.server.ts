import { authorize } from '#app/accounts/authorize.ts';
import { can, type Actor } from '#app/accounts/can.ts';
import { AppError } from '#app/errors.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';

export const noSuchPursuit = () =>
  new AppError('not_found', 'There is no such pursuit. Look for its call in the list of pursuits.');

/** What a command needs of a pursuit that the person may change. */
export type OwnPursuit = NonNullable<Awaited<ReturnType<typeof find>>>;

/**
 * The pursuit, when the person is on its team. `sign_in_required`, `not_found`, or `forbidden` for everybody else: that there is
 * one is no secret among members.
 */
export async function authorizePursuit(db: Database | Transaction, actor: Actor, id: string): Promise<OwnPursuit> {
  authorize(actor, 'pursuit.read');
  const pursuit = await find(db, id);
  if (!pursuit) throw noSuchPursuit();
  const onTeam = pursuit.members.some(({ personId }) => personId === actor!.id);
  if (!can(actor, 'pursuit.edit', { onTeam })) {
    throw new AppError('forbidden', 'Only its team changes a pursuit. Ask one of them to add you.');
  }
  return pursuit;
}

/** The first statement of a command: SQLite lets one writer in, so what is read behind it is still so when it writes. */
export async function holdPursuit(tx: Transaction, id: string): Promise<void> {
  await tx.pursuit.updateMany({ where: { id }, data: { id } });
}

function find(db: Database | Transaction, id: string) {
  return db.pursuit.findUnique({
    where: { id },
    include: {
      members: { include: { person: { select: { id: true, name: true } } } },
      lead: { select: { id: true, name: true } },
      project: { select: { id: true, name: true } },
    },
  });
}
