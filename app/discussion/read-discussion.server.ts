import { can, type Actor } from '#app/accounts/can.ts';
import { formatMoment } from '#app/opportunities/calendar-date.ts';
import type { Database } from '#prisma/client.server.ts';
import { linkedText } from './linked-text.ts';
import type { Thing } from './thing.ts';
import { threadsOf, type MessageFact, type Thread } from './threads.ts';
import { visit } from './visit.server.ts';

/** Of one thing; what is older than so many messages is left out. */
const MOST_MESSAGES = 500;

export type Discussion = { threads: Thread[]; count: number; newCount: number };

/** What is said about a thing, for those who may read it, and notes that they looked; null for all others. */
export async function readDiscussion(
  db: Database,
  actor: Actor,
  thing: Thing,
  now: Date,
  viewerZone: string | null,
): Promise<Discussion | null> {
  if (!can(actor, 'discussion.read')) return null;
  const newest = await db.discussionMessage.findMany({
    where: { thingKind: thing.kind, thingId: thing.id },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: MOST_MESSAGES,
    include: { person: { select: { name: true } } },
  });
  if (newest.length === 0) return { threads: [], count: 0, newCount: 0 };
  const newFrom = await visit(db, actor!.id, thing, now);
  const messages = newest.reverse().map((row): MessageFact => {
    const isMine = row.personId === actor!.id;
    const isRemoved = row.removedAt !== null;
    return {
      ...{ id: row.id, answersId: row.answersId, by: row.person?.name ?? null },
      ...{ at: row.at.toISOString(), atWords: formatMoment(row.at, viewerZone) },
      isEdited: row.editedAt !== null,
      parts: isRemoved ? null : linkedText(row.text),
      removed: isRemoved ? removedWords(row.removedReason) : null,
      isMine,
      mayManage: !isRemoved && can(actor, 'discussion.remove', { authorId: row.personId }),
      isNew: !isMine && !isRemoved && newFrom !== null && row.at > newFrom,
    };
  });
  const count = messages.filter(({ parts }) => parts !== null).length;
  return { threads: threadsOf(messages), count, newCount: messages.filter(({ isNew }) => isNew).length };
}

const removedWords = (reason: string | null) =>
  reason === null ? 'Removed by its author.' : `Removed by a curator: ${reason}`;
