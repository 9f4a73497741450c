import { authorize } from '#app/accounts/authorize.ts';
import type { SignedIn } from '#app/accounts/current-person.server.ts';
import { anchorOf, thingPath } from '#app/discussion/thing.ts';
import { formatDay, formatMoment } from '#app/opportunities/calendar-date.ts';
import { rowInclude, toRow } from '#app/opportunities/row.server.ts';
import { SHOWN } from '#app/opportunities/shown.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { countNews, newestNotices } from './found-notices.server.ts';
import { noticeWords, type NoticeDetail } from './notice.ts';

const MOST_SHOWN = 100;
const SEEN_SHOWN = 20;

/** What the page of a person's own watches and searches shows. */
export async function followingView(db: Database, person: SignedIn, now: Date) {
  authorize(person, 'opportunity.follow');
  const personId = person.id;
  const [count, fresh, seen, watches, searches, lastMail] = await Promise.all([
    countNews(db, person),
    newestNotices(db, person, false, MOST_SHOWN),
    newestNotices(db, person, true, SEEN_SHOWN),
    db.watch.findMany({ where: { personId, opportunity: SHOWN }, include: { opportunity: { include: rowInclude } } }),
    db.savedSearch.findMany({ where: { personId }, orderBy: { name: 'asc' } }),
    db.followMail.findFirst({ where: { personId, endedAt: { not: null } }, orderBy: { endedAt: 'desc' } }),
  ]);
  const line = ({ id, at, title, opportunityId, detail: stored }: (typeof fresh)[number]) => {
    const detail = JSON.parse(stored) as NoticeDetail;
    const when = formatMoment(at, person.timeZone);
    const to = thingPath({ kind: 'call', id: opportunityId });
    return detail.kind === 'message'
      ? { id, when, title: `New in the discussion of ${title}`, to: `${to}#${anchorOf(detail.messageId)}`, words: null }
      : { id, when, title, to, words: noticeWords(detail) };
  };
  const notSent = lastMail?.state === 'failed' || lastMail?.state === 'unsure';
  return {
    count,
    fresh: fresh.map(line),
    seen: seen.map(line),
    /** up to which moment the page tells, so that nothing is marked as seen that was not shown */
    upTo: fresh[0]?.at.toISOString() ?? null,
    watches: watches
      .map(({ id, mutedAt, opportunity }) => {
        const { title, funder, status, nextDeadline } = toRow(opportunity, now, person.timeZone);
        const closesOn = nextDeadline?.date ?? null;
        return {
          ...{ id, title, funder, status, closesOn, muted: mutedAt !== null, opportunityId: opportunity.id },
          closes: closesOn && formatDay(closesOn),
        };
      })
      .sort((a, b) => (a.closesOn ?? '9999').localeCompare(b.closesOn ?? '9999') || a.title.localeCompare(b.title)),
    searches: searches.map(({ id, name, query, mutedAt }) => ({
      ...{ id, name, to: `/opportunities${query}`, muted: mutedAt !== null },
    })),
    mailTrouble: notSent ? formatMoment(lastMail.endedAt!, person.timeZone) : null,
  };
}
export type FollowingView = Awaited<ReturnType<typeof followingView>>;

/** Marks what a page has shown as seen. */
export async function markSeen(db: Database, person: SignedIn, upTo: string, now: Date): Promise<void> {
  authorize(person, 'follow.manage', { ownerId: person.id });
  const at = new Date(upTo);
  if (Number.isNaN(at.getTime())) return;
  await db.followNotice.updateMany({
    where: { personId: person.id, seenAt: null, at: { lte: at } },
    data: { seenAt: now },
  });
}
