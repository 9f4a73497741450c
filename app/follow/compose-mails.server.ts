import { v7 } from 'uuid';
import type { Database } from '#prisma/client.server.ts';
import { mailedKinds, type NoticeKind } from './notice.ts';
import { toSettings } from './settings.server.ts';
import { isMailDue } from './when.ts';

/** What nobody could mail for so long, because no mail server was set, is no news any more. */
const NEWS_MS = 8 * 24 * 60 * 60 * 1000;

/** Puts notices into mails when their time has come, each into one. What a person has marked as seen is not mailed. */
export async function composeMails(db: Database, now: Date): Promise<void> {
  const notices = await db.followNotice.findMany({
    where: {
      ...{ mailId: null, seenAt: null, kind: { in: mailedKinds }, at: { gte: new Date(now.getTime() - NEWS_MS) } },
      person: { disabledAt: null, OR: [{ followSettings: null }, { followSettings: { byMail: true } }] },
    },
    select: {
      ...{ id: true, kind: true, at: true, personId: true },
      person: { select: { timeZone: true, followSettings: true } },
    },
  });
  const due = new Map<string, string[]>();
  for (const { id, kind, at, personId, person } of notices) {
    const about = { zone: person.timeZone, settings: toSettings(person.followSettings) };
    if (!isMailDue({ kind: kind as NoticeKind, at }, now, about)) continue;
    const ids = due.get(personId);
    if (ids) ids.push(id);
    else due.set(personId, [id]);
  }
  for (const [personId, ids] of due) await compose(db, personId, ids, now);
}

async function compose(db: Database, personId: string, ids: string[], now: Date): Promise<void> {
  const mailId = v7();
  await db.$transaction(async (tx) => {
    let taken = 0;
    for (let at = 0; at < ids.length; at += 1000) {
      const where = { id: { in: ids.slice(at, at + 1000) }, mailId: null };
      taken += (await tx.followNotice.updateMany({ where, data: { mailId } })).count;
    }
    // Another process may have been quicker.
    if (taken > 0) await tx.followMail.create({ data: { id: mailId, personId, state: 'due', nextAt: now } });
  });
}
