import { addDays, localNow, weekday, type CalendarDate } from '#app/opportunities/calendar-date.ts';
import { closes, daysLeft, hasPassed, type DeadlineTime } from '#app/opportunities/deadline.ts';
import type { NoticeKind } from './notice.ts';
import type { FollowSettings } from './settings.ts';

type Person = { zone: string | null; settings: FollowSettings };

export type Reminder = {
  /** the lead time it is for */
  lead: number;
  daysLeft: number;
};

/**
 * The reminder that a person should have of a deadline by now, from their hour on: that of the last lead time that was
 * reached, so that a server that was off for a week tells one thing and not three. What was so near already when they
 * began to watch is no news. Days are counted as everywhere (deadline.ts).
 */
export function reminderDue(
  deadline: DeadlineTime,
  since: Date,
  now: Date,
  { zone, settings }: Person,
): Reminder | null {
  if (!closes(deadline) || hasPassed(deadline, now, zone) || localNow(now, zone).time < clock(settings.hour))
    return null;
  const left = daysLeft(deadline, now, zone);
  const reached = settings.leadDays.filter((lead) => lead >= left);
  if (reached.length === 0) return null;
  const lead = Math.min(...reached);
  return daysLeft(deadline, since, zone) > lead ? { lead, daysLeft: left } : null;
}

/** Whether a notice should go out by mail now: alerts outside quiet hours, all else with the next digest. */
export function isMailDue(notice: { kind: NoticeKind; at: Date }, now: Date, person: Person): boolean {
  const { settings, zone } = person;
  if (!settings.byMail || isQuiet(now, person)) return false;
  if (settings.alertsAtOnce && notice.kind !== 'new') return true;
  return settings.digest !== 'off' && digestDay(notice.at, zone, settings) < digestDay(now, zone, settings);
}

/** The day (in the person's zone) of the last digest that was due by then. What happens after it waits for the next. */
export function digestDay(
  now: Date,
  zone: string | null,
  settings: Pick<FollowSettings, 'digest' | 'weekday' | 'hour'>,
): CalendarDate {
  const { date, time } = localNow(now, zone);
  const day = time >= clock(settings.hour) ? date : addDays(date, -1);
  if (settings.digest !== 'weekly') return day;
  return addDays(day, -((weekday(day) - settings.weekday + 7) % 7));
}

function isQuiet(now: Date, { zone, settings: { quietFrom, quietTo } }: Person): boolean {
  const hour = Number(localNow(now, zone).time.slice(0, 2));
  return quietFrom <= quietTo ? hour >= quietFrom && hour < quietTo : hour >= quietFrom || hour < quietTo;
}

const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
