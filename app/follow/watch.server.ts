import { authorize } from '#app/accounts/authorize.ts';
import type { Actor } from '#app/accounts/can.ts';
import { AppError } from '#app/errors.ts';
import { SHOWN } from '#app/opportunities/shown.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { collectMessages } from './collect-messages.server.ts';
import { newsFrom } from './news-from.server.ts';

const MOST_WATCHES = 1000;

/** Begins to watch a call; nothing happens where the person does already. */
export async function watchCall(db: Database, actor: Actor, opportunityId: string, now: Date): Promise<void> {
  authorize(actor, 'opportunity.follow');
  const personId = actor!.id;
  const call = await db.opportunity.findUnique({ where: { id: opportunityId, ...SHOWN }, select: { id: true } });
  if (!call) throw new AppError('not_found', 'There is no such call any more. Look for it in the list.');
  if ((await db.watch.count({ where: { personId } })) >= MOST_WATCHES) {
    throw new AppError('conflict', `You watch ${MOST_WATCHES} calls. Stop watching some first.`);
  }
  const key = { personId, opportunityId };
  const create = { ...key, since: await newsFrom(db, now), remindFrom: now };
  await db.watch.upsert({ where: { personId_opportunityId: key }, create, update: {} });
}

/** Watches a call no more. */
export async function unwatchCall(db: Database, actor: Actor, opportunityId: string): Promise<void> {
  authorize(actor, 'opportunity.follow');
  await db.watch.deleteMany({ where: { personId: actor!.id, opportunityId } });
}

/** Whether the person watches the call. */
export async function isWatching(db: Database, personId: string, opportunityId: string): Promise<boolean> {
  return (await db.watch.count({ where: { personId, opportunityId } })) > 0;
}

/** Mutes one watch, or lets it speak again: of what happened meanwhile nothing is told. */
export async function muteWatch(db: Database, actor: Actor, id: string, muted: boolean, now: Date): Promise<void> {
  const watch = await db.watch.findUnique({ where: { id } });
  if (!watch || watch.personId !== actor?.id) throw noSuch();
  authorize(actor, 'follow.manage', { ownerId: watch.personId });
  if ((watch.mutedAt !== null) === muted) return;
  // What was said meanwhile is told to the others first: it has no time from which on it is news.
  if (!muted) await collectMessages(db, now, watch.opportunityId);
  const data = muted ? { mutedAt: now } : { mutedAt: null, since: await newsFrom(db, now), remindFrom: now };
  await db.watch.update({ where: { id }, data });
}

const noSuch = () => new AppError('not_found', 'You do not watch this call any more. Reload the page.');
