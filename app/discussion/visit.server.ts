import type { Database, Transaction } from '#prisma/client.server.ts';
import type { Thing } from './thing.ts';

/** A visit is over when somebody did not look for so long. */
const VISIT_MS = 30 * 60_000;
/** Looks that follow each other so soon are not written down one by one. */
const TOUCH_MS = 60_000;

/**
 * Notes that a person looks at what is said about a thing, and gives since when it is new to them: since their last look
 * before this visit. Null on the first visit, when nothing is marked because all of it would be.
 */
export async function visit(
  db: Database | Transaction,
  personId: string,
  { kind, id }: Thing,
  now: Date,
): Promise<Date | null> {
  const key = { personId, thingKind: kind, thingId: id };
  const where = { personId_thingKind_thingId: key };
  const last = await db.discussionVisit.findUnique({ where });
  const away = last ? now.getTime() - last.seenAt.getTime() : Infinity;
  const newFrom = last && (away >= VISIT_MS ? last.seenAt : last.newFrom);
  if (away < TOUCH_MS) return newFrom;
  const look = { seenAt: now, newFrom };
  await db.discussionVisit.upsert({ where, create: { ...key, ...look }, update: look });
  return newFrom;
}
