import { authorize } from '#app/accounts/authorize.ts';
import type { Actor } from '#app/accounts/can.ts';
import { AppError } from '#app/errors.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import { takeTurn } from './limit.server.ts';
import { readMessageText } from './message-text.ts';
import { standingThing } from './standing-thing.server.ts';
import type { Thing } from './thing.ts';

export type Said = { id: string; thing: Thing };

/**
 * Says something about a thing, or answers what was said about it (`answersId`, else empty). Where the thing was merged it is
 * said of the one that stays. Throws `not_found`, `bad_input` with fields, `too_many`.
 */
export async function say(
  db: Database,
  actor: Actor,
  thing: Thing,
  typed: { text: string; answersId: string },
  now: Date,
): Promise<Said> {
  authorize(actor, 'discussion.write');
  const personId = actor!.id;
  const read = readMessageText(typed.text);
  if ('problem' in read) throw new AppError('bad_input', read.problem, { text: read.problem });
  await standingThing(db, thing);
  takeTurn(personId, now);
  return db.$transaction(async (tx) => {
    // Written first and put in its place afterwards: a write keeps merges from coming between.
    const said = { thingKind: thing.kind, thingId: thing.id, personId, text: read.text, at: now };
    const { id } = await tx.discussionMessage.create({ data: said, select: { id: true } });
    const place = await standingThing(tx, thing);
    const answersId = typed.answersId === '' ? null : await answered(tx, place, typed.answersId);
    await tx.discussionMessage.update({ where: { id }, data: { thingId: place.id, answersId } });
    return { id, thing: place };
  });
}

/** The first message of the thread that an answer belongs to: who answers an answer answers in its thread. */
async function answered(tx: Transaction, { kind, id }: Thing, messageId: string): Promise<string> {
  const found = await tx.discussionMessage.findUnique({ where: { id: messageId, thingKind: kind, thingId: id } });
  if (!found) throw new AppError('not_found', 'The message that you answer is not there any more. Reload the page.');
  const firstId = found.answersId ?? found.id;
  const first = found.answersId === null ? found : await tx.discussionMessage.findUnique({ where: { id: firstId } });
  if (first?.removedAt) {
    throw new AppError('conflict', 'The message that you answer was removed. Say it as a message of its own.');
  }
  return firstId;
}
