import { SHOWN } from '#app/opportunities/shown.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { addNotice } from './add-notice.server.ts';
import { matchingCalls } from './matching-calls.server.ts';
import { newsFrom } from './news-from.server.ts';
import { noticeKeys } from './notice.ts';

/** Longer than any transaction: what is written with an earlier time is on the disk by then. */
const SETTLE_MS = 120_000;
/** Notices that are written with one flush to the disk. */
const CHUNK = 100;

/** Tells those who keep a search which calls have come new into it. */
export async function collectNewCalls(db: Database, now: Date): Promise<void> {
  // Taken first: what comes while this looks is looked at the next time.
  const checkedTo = await newsFrom(db, new Date(now.getTime() - SETTLE_MS));
  const searches = await db.savedSearch.findMany({
    where: { mutedAt: null, person: { disabledAt: null } },
    include: { person: { select: { timeZone: true } } },
    orderBy: { id: 'asc' },
  });
  if (searches.length === 0) return;
  const oldest = new Date(Math.min(...searches.map((search) => search.checkedTo.getTime())));
  const calls = await db.opportunity.findMany({
    where: { firstSeenAt: { gte: oldest }, ...SHOWN },
    select: { id: true, title: true, firstSeenAt: true },
  });
  for (const search of searches) {
    const told = await db.followNotice.findMany({
      where: { personId: search.personId, kind: 'new', at: { gte: search.checkedTo } },
      select: { opportunityId: true },
    });
    const known = new Set(told.map(({ opportunityId }) => opportunityId));
    const fresh = calls.filter(({ id, firstSeenAt }) => firstSeenAt >= search.checkedTo && !known.has(id));
    const titles = new Map(fresh.map(({ id, title }) => [id, title]));
    const found = await matchingCalls(db, search.query, titles, now, search.person.timeZone);
    for (let at = 0; at < found.length; at += CHUNK) {
      await db.$transaction(async (tx) => {
        for (const { id, closesOn } of found.slice(at, at + CHUNK)) {
          const detail = { kind: 'new', search: search.name, closesOn } as const;
          const told = { personId: search.personId, opportunityId: id, title: titles.get(id)!, followId: search.id };
          await addNotice(tx, { ...told, key: noticeKeys.new(id), detail }, now);
        }
      });
    }
    // Behind the notices: what a crash comes between is looked at again. Not behind an unmuting meanwhile.
    if (search.checkedTo < checkedTo) {
      await db.savedSearch.updateMany({ where: { id: search.id, checkedTo: search.checkedTo }, data: { checkedTo } });
    }
  }
}
