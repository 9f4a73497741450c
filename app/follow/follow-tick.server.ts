import { collectChanges } from './collect-changes.server.ts';
import { collectMessages } from './collect-messages.server.ts';
import { collectNewCalls } from './collect-new-calls.server.ts';
import { collectReminders } from './collect-reminders.server.ts';
import { composeMails } from './compose-mails.server.ts';
import { sendMails, type SendParts } from './send-mails.server.ts';

export type FollowParts = Omit<SendParts, 'send' | 'from'> & {
  /** null: no mail server is set, and all is told in the app alone */
  mail: Pick<SendParts, 'send' | 'from'> | null;
};

/** Tells everybody what has happened until now. All that it knows is in the database: any process may do it, at any time. */
export async function followTick({ mail, ...parts }: FollowParts): Promise<void> {
  const { db, now } = parts;
  await collectChanges(db, now());
  await collectMessages(db, now());
  await collectReminders(db, now());
  await collectNewCalls(db, now());
  if (!mail) return;
  await composeMails(db, now());
  await sendMails({ ...parts, ...mail });
}
