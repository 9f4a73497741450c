import type { SignedIn } from '#app/accounts/current-person.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { formatDay, formatMoment, today } from '../calendar-date.ts';
import { parseFilter } from '../filter.ts';
import { listName } from './list-name.ts';

/** The living feed addresses of a person, the newest first, with times in their zone. */
export async function feedAddressesOf(db: Database, person: SignedIn) {
  const rows = await db.feedAddress.findMany({
    where: { personId: person.id, revokedAt: null },
    orderBy: { createdAt: 'desc' },
  });
  return rows.map(({ id, name, search, createdAt, lastUsedAt }) => ({
    ...{ id, name, search },
    list: listName(parseFilter(new URLSearchParams(search)).filter),
    created: formatDay(today(createdAt, person.timeZone)),
    lastUsed: lastUsedAt && formatMoment(lastUsedAt, person.timeZone),
  }));
}
export type FeedAddressLine = Awaited<ReturnType<typeof feedAddressesOf>>[number];
