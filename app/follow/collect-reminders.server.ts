import { addDays, today } from '#app/opportunities/calendar-date.ts';
import { rowInclude, toRow } from '#app/opportunities/row.server.ts';
import { isShown } from '#app/opportunities/shown.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { addNotice } from './add-notice.server.ts';
import { noticeKeys } from './notice.ts';
import { toSettings } from './settings.server.ts';
import { reminderDue } from './when.ts';

/** No lead time is longer; a day more for zones. */
const LONGEST_DAYS = 366;
const OVER = new Set(['closed', 'archived']);

/** Reminds those who watch a call of its deadlines, as far ahead as each of them chose. */
export async function collectReminders(db: Database, now: Date): Promise<void> {
  const [from, to] = [addDays(today(now), -1), addDays(today(now), LONGEST_DAYS)];
  const near = await db.$queryRaw<{ id: string }[]>`
    SELECT w.id FROM Watch w JOIN Opportunity o ON o.id = w.opportunityId
    WHERE w.mutedAt IS NULL AND ${Prisma.raw(isShown('o'))} AND (
      EXISTS (SELECT 1 FROM Deadline d WHERE d.opportunityId = o.id AND d.date BETWEEN ${from} AND ${to})
      OR EXISTS (SELECT 1 FROM FieldEdit e WHERE e.opportunityId = o.id AND e.field = 'deadlines'))`;
  const ids = near.map(({ id }) => id);
  for (let at = 0; at < ids.length; at += 500) {
    const watches = await db.watch.findMany({
      where: { id: { in: ids.slice(at, at + 500) }, person: { disabledAt: null } },
      include: {
        person: { select: { timeZone: true, followSettings: true } },
        opportunity: { include: rowInclude },
      },
    });
    for (const { id, personId, remindFrom, person, opportunity } of watches) {
      const about = { zone: person.timeZone, settings: toSettings(person.followSettings) };
      const { status, deadlines, title } = toRow(opportunity, now, about.zone);
      if (OVER.has(status)) continue; // withdrawn before its day: the change was told
      for (const { kind, track, date, time, zone, isEstimate, isPlaceholder } of deadlines) {
        const due = reminderDue({ kind, date, time, zone, isPlaceholder }, remindFrom, now, about);
        if (!due) continue;
        const deadline = { kind, track, date, time, zone, isEstimate };
        const key = noticeKeys.reminder(opportunity.id, deadline, due.lead);
        const detail = { kind: 'reminder', daysLeft: due.daysLeft, deadline } as const;
        await addNotice(db, { personId, key, opportunityId: opportunity.id, title, followId: id, detail }, now);
      }
    }
  }
}
