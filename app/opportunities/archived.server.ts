import type { Database } from '#prisma/client.server.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { CalendarDate } from './calendar-date.ts';
import type { Sort } from './filter.ts';
import { ofFunders } from './live.server.ts';
import { IS_SHOWN } from './shown.server.ts';
import type { Standing } from './standing.ts';

type Asked = { funder: readonly string[]; words: readonly string[] };

/** How many calls are archived by their day, of those asked for. */
export async function countArchived(db: Database, asked: Asked, day: CalendarDate): Promise<number> {
  const [row] = await db.$queryRaw<{ n: bigint | number }[]>`SELECT COUNT(*) AS n ${matching(asked, day)}`;
  return Number(row!.n);
}

/** The first `take` of them in the order of the list, after `skip`. They have no date ahead, so they stand last by deadline. */
export async function readArchived(
  db: Database,
  asked: Asked,
  day: CalendarDate,
  sort: Sort,
  { skip, take }: { skip: number; take: number },
): Promise<Standing[]> {
  if (take <= 0) return [];
  const rows = await db.$queryRaw<{ id: string; title: string; newestDay: string }[]>`
    SELECT o.id, o.title, COALESCE(o.postedOn, substr(o.firstSeenAt, 1, 10)) AS newestDay ${matching(asked, day)}
    ORDER BY ${ORDERS[sort]} LIMIT ${take} OFFSET ${skip}`;
  return rows.map((row) => ({ ...row, status: 'archived', group: 'closed', nextDeadline: null, lastDate: null }));
}

const ORDERS: Record<Sort, Prisma.Sql> = {
  deadline: Prisma.sql`o.archivesOn DESC, o.id`,
  newest: Prisma.sql`newestDay DESC, o.id`,
  title: Prisma.sql`o.title COLLATE NOCASE, o.id`,
};

/** Words are looked for in title, number and funder: to read all descriptions of twenty years would take too long. */
function matching({ funder, words }: Asked, day: CalendarDate): Prisma.Sql {
  const each = words.map((word) => {
    const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    return Prisma.sql`AND (o.title || ' ' || COALESCE(o.number, '') || ' ' || f.name) LIKE ${like} ESCAPE '\\'`;
  });
  const text = each.length > 0 ? Prisma.join(each, ' ') : Prisma.empty;
  const needsFunder = funder.length > 0 || words.length > 0;
  const from = needsFunder
    ? Prisma.sql`FROM Opportunity o JOIN Funder f ON f.id = o.funderId`
    : Prisma.sql`FROM Opportunity o`;
  return Prisma.sql`${from} WHERE o.archivesOn < ${day} AND ${IS_SHOWN} ${ofFunders(funder)} ${text}`;
}
