import type { Database } from '#prisma/client.server.ts';

/** What curators should look at: open notices of sources that are still read, the oldest first. */
export async function openNotices(db: Database) {
  const notices = await db.sourceNotice.findMany({
    where: { resolvedAt: null, source: { disabledAt: null, removedAt: null } },
    orderBy: { raisedAt: 'asc' },
    include: { source: { select: { title: true } } },
  });
  return notices.map(({ id, sourceId, source, message, raisedAt }) => ({
    ...{ id, sourceId, title: source.title, message, raisedAt: raisedAt.toISOString() },
  }));
}
export type NoticeView = Awaited<ReturnType<typeof openNotices>>[number];
