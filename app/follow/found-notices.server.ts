import type { Actor } from '#app/accounts/can.ts';
import { isReadableMessage } from '#app/discussion/readable-message.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { Prisma } from '#prisma/generated/client.ts';

type Person = NonNullable<Actor>;

/** The notices `n` that a person finds: of messages those that were not removed and are where the person may still read. */
function found(person: Person, seen: boolean): Prisma.Sql {
  const readable = isReadableMessage(person, Prisma.sql`n.detail ->> 'messageId'`);
  return Prisma.sql`n.personId = ${person.id} AND n.seenAt IS ${seen ? Prisma.sql`NOT NULL` : Prisma.sql`NULL`}
    AND (n.kind <> 'message' OR ${readable})`;
}

/** How much is new to a person since they last looked. */
export async function countNews(db: Database, person: Person): Promise<number> {
  const [{ count }] = await db.$queryRaw<[{ count: number | bigint }]>`
    SELECT COUNT(*) AS count FROM FollowNotice n WHERE ${found(person, false)}`;
  return Number(count);
}

/** The newest notices that a person has marked as seen, or has not. */
export async function newestNotices(db: Database, person: Person, seen: boolean, most: number) {
  const ids = await db.$queryRaw<{ id: string }[]>`
    SELECT n.id FROM FollowNotice n WHERE ${found(person, seen)} ORDER BY n.at DESC, n.id DESC LIMIT ${most}`;
  return db.followNotice.findMany({
    where: { id: { in: ids.map(({ id }) => id) } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
  });
}
