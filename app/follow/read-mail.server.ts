import type { Mail } from '#app/mail/message.ts';
import type { Database } from '#prisma/client.server.ts';
import { mailText } from './mail-text.ts';
import type { NoticeDetail } from './notice.ts';
import { toSettings } from './settings.server.ts';
import { unsubscribeUrl } from './unsubscribe.server.ts';

type Site = { siteUrl: string; from: string; now: () => Date };

/** A mail as it goes out; null when its person wants none any more, has left, or has seen it all. */
export async function readMail(db: Database, id: string, { siteUrl, from, now }: Site): Promise<Mail | null> {
  const { person, personId } = await db.followMail.findUniqueOrThrow({
    where: { id },
    include: { person: { include: { followSettings: true } } },
  });
  if (person.disabledAt !== null || !toSettings(person.followSettings).byMail) return null;
  const notices = await db.followNotice.findMany({
    where: { mailId: id, seenAt: null },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  if (notices.length === 0) return null;
  const stop = await unsubscribeUrl(db, siteUrl, personId, 'all');
  const items = await Promise.all(
    notices.map(async ({ kind, title, opportunityId, followId, detail }) => ({
      title,
      url: `${siteUrl}/opportunities/${opportunityId}`,
      detail: JSON.parse(detail) as NoticeDetail,
      muteUrl: await unsubscribeUrl(db, siteUrl, personId, `${kind === 'new' ? 'search' : 'watch'}-${followId}`),
    })),
  );
  return {
    ...mailText(items, { siteUrl, stop }),
    ...{ from, to: person.email, date: now(), messageId: `${id}@${new URL(siteUrl).hostname}` },
    headers: {
      'List-Unsubscribe': `<${stop}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  };
}
