import { can, type Actor } from '#app/accounts/can.ts';
import { isShown } from '#app/opportunities/shown.server.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { ThingKind } from './thing.ts';

/** Whether the thing of a message `m` stands: what standing-thing.server.ts asks, in SQL. */
const stands: Record<ThingKind, Prisma.Sql> = {
  call: Prisma.sql`EXISTS (SELECT 1 FROM Opportunity o WHERE o.id = m.thingId AND ${Prisma.raw(isShown('o'))})`,
};

/** The condition that the message of this id is there and the actor may read it. */
export function isReadableMessage(actor: Actor, id: Prisma.Sql): Prisma.Sql {
  if (!can(actor, 'discussion.read')) return Prisma.sql`FALSE`;
  const kinds = Object.entries(stands).map(([kind, thing]) => Prisma.sql`(m.thingKind = ${kind} AND ${thing})`);
  return Prisma.sql`EXISTS (SELECT 1 FROM DiscussionMessage m
    WHERE m.id = ${id} AND m.removedAt IS NULL AND (${Prisma.join(kinds, ' OR ')}))`;
}
