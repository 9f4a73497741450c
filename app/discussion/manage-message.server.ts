import { audit } from '#app/accounts/audit.server.ts';
import { authorize } from '#app/accounts/authorize.ts';
import { can, type Actor } from '#app/accounts/can.ts';
import { isVisible, unfitForLine } from '#app/accounts/one-line.ts';
import { AppError } from '#app/errors.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import { readMessageText } from './message-text.ts';
import type { Said } from './say.server.ts';
import { readThingKind } from './thing.ts';

export const LONGEST_REASON = 200;

/** A message that the actor may change or remove. Throws `sign_in_required`, `forbidden`, `not_found`. */
export async function managedMessage(db: Database | Transaction, actor: Actor, id: string) {
  authorize(actor, 'discussion.read');
  const message = await db.discussionMessage.findUnique({ where: { id, removedAt: null } });
  const kind = message && readThingKind(message.thingKind);
  if (!message || !kind) throw new AppError('not_found', 'There is no such message any more.');
  authorize(actor, 'discussion.remove', { authorId: message.personId });
  const mayEdit = can(actor, 'discussion.edit', { authorId: message.personId });
  return { id, text: message.text, authorId: message.personId, thing: { kind, id: message.thingId }, mayEdit };
}

/** Writes one's own message anew; it is marked as edited, unless nothing changed. */
export async function editMessage(db: Database, actor: Actor, id: string, typed: string, now: Date): Promise<Said> {
  const { thing, authorId, text } = await managedMessage(db, actor, id);
  authorize(actor, 'discussion.edit', { authorId });
  const read = readMessageText(typed);
  if ('problem' in read) throw new AppError('bad_input', read.problem, { text: read.problem });
  if (read.text !== text) {
    await db.discussionMessage.updateMany({
      where: { id, removedAt: null },
      data: { text: read.text, editedAt: now },
    });
  }
  return { id, thing };
}

/** Removes one's own message, or as a curator somebody's with a reason that all can read. Its place stays, its text is gone. */
export async function removeMessage(db: Database, actor: Actor, id: string, typed: string, now: Date): Promise<Said> {
  const { thing, authorId } = await managedMessage(db, actor, id);
  const isOwn = authorId === actor!.id;
  const reason = typed.trim();
  const problem = isOwn ? null : reasonProblem(reason);
  if (problem) throw new AppError('bad_input', problem, { reason: problem });
  await db.$transaction(async (tx) => {
    const removedReason = isOwn ? null : reason;
    await tx.discussionMessage.updateMany({
      where: { id, removedAt: null },
      data: { text: '', removedAt: now, removedById: actor!.id, removedReason },
    });
    if (!isOwn) await audit(tx, actor!.id, 'message.remove', { kind: 'message', id });
  });
  return { id, thing };
}

function reasonProblem(reason: string): string | null {
  if (!isVisible(reason)) return 'Say why it is removed. Everybody who reads the discussion sees it.';
  if (reason.length > LONGEST_REASON) return `Use at most ${LONGEST_REASON} characters.`;
  return unfitForLine.test(reason) ? 'A reason is one line of plain text.' : null;
}
