import { isShown } from '#app/opportunities/shown.server.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { addNotice } from './add-notice.server.ts';
import { alertSeverities, noticeKeys } from './notice.ts';

type News = {
  changeId: string;
  field: string;
  oldValue: string | null;
  newValue: string | null;
  watchId: string;
  personId: string;
  opportunityId: string;
  title: string;
};

/** Tells those who watch a call what has changed in it and matters; of one call alone, where it is named. */
export async function collectChanges(db: Database | Transaction, now: Date, callId?: string): Promise<void> {
  const ofCall = callId === undefined ? Prisma.empty : Prisma.sql`AND w.opportunityId = ${callId}`;
  const news = await db.$queryRaw<News[]>`
    SELECT c.id AS changeId, c.field, c.oldValue, c.newValue, w.id AS watchId, w.personId, w.opportunityId, o.title
    FROM Watch w
    JOIN Person p ON p.id = w.personId AND p.disabledAt IS NULL
    JOIN Opportunity o ON o.id = w.opportunityId
    JOIN Change c ON c.opportunityId = w.opportunityId AND c.observedAt >= w.since
    WHERE w.mutedAt IS NULL AND c.severity IN (${Prisma.join([...alertSeverities])}) ${ofCall}
      AND ${Prisma.raw(isShown('o'))}
      AND NOT EXISTS (SELECT 1 FROM FollowNotice n WHERE n.personId = w.personId AND n.key = 'change:' || c.id)
    ORDER BY c.observedAt, c.id`;
  for (const { changeId, field, oldValue, newValue, watchId, ...told } of news) {
    const detail = { kind: 'change', field, oldValue, newValue } as const;
    await addNotice(db, { ...told, key: noticeKeys.change(changeId), followId: watchId, detail }, now);
  }
}
