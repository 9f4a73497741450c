import type { SignedIn } from '#app/accounts/current-person.server.ts';
import type { CommunityRole } from '#app/accounts/community-role.ts';
import { followTick } from '#app/follow/follow-tick.server.ts';
import { noticeWords, type NoticeDetail } from '#app/follow/notice.ts';
import { writeMessage, type Mail } from '#app/mail/message.ts';
import { readSmtpUrl } from '#app/mail/smtp-url.ts';
import { sendMail } from '#app/mail/smtp.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { addPerson } from '#test/support/site.ts';

export const SITE = 'https://calls.example.org';
const quiet = { warn: () => {} };

/** A person in a zone, as pages know them. */
export async function follower(db: Database, timeZone: string | null = null, role: CommunityRole = 'member') {
  const { id } = await addPerson(db, { role });
  const person = await db.person.update({ where: { id }, data: { timeZone } });
  return { ...person, role } satisfies SignedIn;
}

/** One tick of one server; mails go to a port of this machine, or there is no mail server. */
export async function tick(db: Database, now: Date, port: number | null = null, owner = 'one'): Promise<void> {
  const server = port === null ? null : readSmtpUrl(`smtp://127.0.0.1:${port}`, SITE);
  const send = (mail: Mail, hands: { onHandOver: () => Promise<void> }) =>
    sendMail(server!, { from: mail.from, to: mail.to, message: writeMessage(mail) }, hands);
  const mail = server && { from: server.from, send };
  await followTick({ db, log: quiet, owner, siteUrl: SITE, now: () => now, mail });
}

/** What somebody was told, the oldest first, in one line each. */
export async function told(db: Database, personId?: string): Promise<string[]> {
  const notices = await db.followNotice.findMany({ where: { personId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] });
  return notices.map(({ title, detail }) => `${title}: ${noticeWords(JSON.parse(detail) as NoticeDetail)}`);
}

/** The text of the plain part of a mail. */
export function plainPart(message: string): string {
  const body = /text\/plain[^]*?\r\n\r\n([^]*?)\r\n--/.exec(message)![1]!;
  return Buffer.from(body, 'base64').toString();
}
