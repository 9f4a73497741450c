import { isZone, localNow, type CalendarDate } from './calendar-date.ts';

const DAY_MS = 86_400_000;

/**
 * The instant at which clocks of an IANA zone show a day and a time (HH:mm); null for a zone that is not known. Of two
 * such instants it is the earlier; an hour that is left out in spring counts as if clocks had not been put forward yet.
 */
export function instantOf(date: CalendarDate, time: string, zone: string): Date | null {
  if (!isZone(zone)) return null;
  const [before, after] = candidates(date, time, zone);
  return new Date(!shows(before, zone, date, time) && shows(after, zone, date, time) ? after : before);
}

/** The same, but of two such instants the later: when clocks have shown that time for the last time. */
export function lastInstantOf(date: CalendarDate, time: string, zone: string): Date | null {
  if (!isZone(zone)) return null;
  const [before, after] = candidates(date, time, zone);
  return new Date(shows(after, zone, date, time) ? after : before);
}

/** By the clocks as they went the day before, and as they go the day after. */
function candidates(date: CalendarDate, time: string, zone: string): [before: number, after: number] {
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  return [asUtc - offsetAt(asUtc - DAY_MS, zone), asUtc - offsetAt(asUtc + DAY_MS, zone)];
}

/** How far clocks of the zone are ahead of UTC, in milliseconds. */
function offsetAt(instant: number, zone: string): number {
  const { date, time } = localNow(new Date(instant), zone);
  const wholeMinutes = Math.floor(instant / 60_000) * 60_000;
  return Date.parse(`${date}T${time}:00Z`) - wholeMinutes;
}

function shows(instant: number, zone: string, date: CalendarDate, time: string): boolean {
  const local = localNow(new Date(instant), zone);
  return local.date === date && local.time === time;
}
