import { v7 } from 'uuid';
import type { Database, Transaction } from '#prisma/client.server.ts';
import type { NoticeDetail } from './notice.ts';

export type NewNotice = {
  personId: string;
  /** of noticeKeys */
  key: string;
  opportunityId: string;
  title: string;
  followId: string;
  detail: NoticeDetail;
};

/**
 * Tells a person of an event, once: the row is both the claim and the notice. False when it was told before, here or by
 * another process.
 */
export async function addNotice(db: Database | Transaction, notice: NewNotice, at: Date): Promise<boolean> {
  const { personId, key, opportunityId, title, followId, detail } = notice;
  const added = await db.$executeRaw`
    INSERT INTO FollowNotice (id, personId, key, kind, opportunityId, title, followId, detail, at)
    VALUES (${v7()}, ${personId}, ${key}, ${detail.kind}, ${opportunityId}, ${title}, ${followId},
      ${JSON.stringify(detail)}, ${at})
    ON CONFLICT (personId, key) DO NOTHING`;
  return added === 1;
}
