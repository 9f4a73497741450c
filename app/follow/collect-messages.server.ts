import { can } from '#app/accounts/can.ts';
import { asCommunityRole } from '#app/accounts/community-role.ts';
import { findStandingThing } from '#app/discussion/standing-thing.server.ts';
import { readThingKind } from '#app/discussion/thing.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import { addNotice } from './add-notice.server.ts';
import { noticeKeys } from './notice.ts';

const messageSelect = { id: true, thingKind: true, thingId: true, personId: true, at: true, removedAt: true } as const;
type Untold = {
  id: string;
  thingKind: string;
  thingId: string;
  personId: string | null;
  at: Date;
  removedAt: Date | null;
};

/**
 * Tells what was said about a call to those who watch it or have spoken there themselves; of one call alone, where it is
 * named. A message is told to those who follow when this looks at it first: what is moved by a merge later is no news.
 */
export async function collectMessages(db: Database | Transaction, now: Date, callId?: string): Promise<void> {
  const ofCall = callId === undefined ? {} : { thingKind: 'call', thingId: callId };
  const untold: Untold[] = await db.discussionMessage.findMany({
    where: { toldAt: null, ...ofCall },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: messageSelect,
  });
  for (const message of untold) {
    if (message.removedAt === null) await tell(db, message, now);
    // Behind the notices: where a crash comes between, those who have theirs are known by its key.
    await db.discussionMessage.updateMany({ where: { id: message.id, toldAt: null }, data: { toldAt: now } });
  }
}

async function tell(db: Database | Transaction, message: Untold, now: Date): Promise<void> {
  const { id: messageId, thingKind, thingId, personId: authorId, at } = message;
  const kind = readThingKind(thingKind);
  const call = kind && (await findStandingThing(db, { kind, id: thingId }));
  if (!call) return;
  const opportunityId = call.id;
  const spoke = { thingKind, thingId, removedAt: null, id: { not: messageId }, at: { lte: at } };
  const people = await db.person.findMany({
    where: {
      ...{ disabledAt: null, NOT: { id: authorId ?? '' } },
      watches: { none: { opportunityId, mutedAt: { not: null } } },
      OR: [{ watches: { some: { opportunityId, since: { lte: at } } } }, { messages: { some: spoke } }],
    },
    select: { id: true, role: true, watches: { where: { opportunityId }, select: { id: true } } },
  });
  const detail = { kind: 'message', messageId } as const;
  for (const { id: personId, role, watches } of people) {
    if (!can({ id: personId, role: asCommunityRole(role) }, 'discussion.read')) continue;
    const followId = watches[0]?.id ?? messageId;
    const notice = { personId, key: noticeKeys.message(messageId), opportunityId, title: call.title, followId, detail };
    await addNotice(db, notice, now);
  }
}
