import { localNow, parseIsoDate, type CalendarDate } from './calendar-date.ts';
import { hourOf, meantTime } from './meant-time.ts';
import { parseMonthFirstDate, parseRfc822Day } from './parse-date.ts';
import { zoneInText } from './zone-words.ts';

/** A day, and a time of day where one is meant (meant-time.ts) with the zone it counts in. Without a time no zone is needed. */
export type Moment = { date: CalendarDate; time: string | null; zone: string | null };

/** `2026-09-09-00-00-00` (Grants.gov detail), in the zone of the source. */
export function parseDashedMoment(text: string, zone: string): Moment | null {
  const match = /^(\d{4}-\d{2}-\d{2})-(\d{2})-(\d{2})-(\d{2})$/.exec(text.trim());
  return match && momentOf(parseIsoDate(match[1]!), Number(match[2]), Number(match[3]), zone);
}

/** `Sep 09, 2026 05:00:00 PM EDT`: the zone it names. */
export function parseUsMoment(text: string): Moment | null {
  const match = /^(.+ \d{4}),? (\d{1,2}):(\d{2})(?::\d{2})? ?([AP])\.?M\.?(?: ([A-Z]{2,4}))?$/i.exec(oneLine(text));
  if (!match) return null;
  const hour = hourOf(Number(match[2]), match[4]!);
  if (hour === null) return null;
  const zone = match[5] ? zoneInText(match[5]) : null;
  return momentOf(parseMonthFirstDate(match[1]!), hour, Number(match[3]), zone);
}

/**
 * `2026-06-17T16:00:00`, with `.000`, `Z`, `+0000` or `+02:00` or none of them. Day and time are those that are written;
 * one with no offset, or with that of the source's zone on that day, counts in the source's zone.
 */
export function parseIsoMoment(text: string, zone: string): Moment | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
    text.trim(),
  );
  if (!match) return null;
  const [, day, hour = '00', minute = '00', second = '00', offset] = match;
  const date = parseIsoDate(day!);
  if (!date || Number(second) > 60) return null;
  return momentOf(
    date,
    Number(hour),
    Number(minute),
    offset ? offsetZone(date, `${hour}:${minute}`, offset, zone) : zone,
  );
}

/** Milliseconds since 1970 as number or text: the day and time that clocks of the source's zone show. */
export function parseEpochMoment(value: number | string, zone: string): Moment | null {
  const text = String(value).trim();
  if (!/^-?\d{11,14}$/.test(text)) return null; // seconds have ten digits, and another meaning
  const { date, time } = localNow(new Date(Number(text)), zone);
  const [hour, minute] = time.split(':');
  return momentOf(parseIsoDate(date), Number(hour), Number(minute), zone);
}

/** `Fri, 31 Jul 2026 17:00:00 -0400` or `… EDT` (RFC 822). */
export function parseRfc822Moment(text: string, zone: string): Moment | null {
  const plain = oneLine(text);
  const date = parseRfc822Day(plain);
  const clock = / (\d{1,2}):(\d{2})(?::\d{2})?(?: (.+))?$/.exec(plain);
  if (!date) return null;
  if (!clock) return { date, time: null, zone: null };
  const [, hour, minute, said] = clock;
  const isOffset = said !== undefined && /^[+-]\d{4}$/.test(said);
  const stated = said === undefined ? zone : isOffset ? null : zoneInText(said);
  const time = `${hour!.padStart(2, '0')}:${minute}`;
  return momentOf(date, Number(hour), Number(minute), isOffset ? offsetZone(date, time, said, zone) : stated);
}

function momentOf(date: CalendarDate | null, hour: number, minute: number, zone: string | null): Moment | null {
  if (!date || hour > 24 || minute > 59) return null;
  const time = meantTime(hour, minute);
  return { date, time, zone: time === null ? null : zone };
}

/** The zone that an offset stands for: the source's own where it fits, else UTC or `Etc/GMT…`; null for odd ones. */
function offsetZone(date: CalendarDate, time: string, offset: string, zone: string): string | null {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(offset === 'Z' ? '+0000' : offset)!;
  const east = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  if (Math.abs(east) > 14 * 60) return null;
  const instant = new Date(Date.parse(`${date}T${time}:00Z`) - east * 60_000);
  const local = Number.isNaN(instant.getTime()) || zone === 'applicant_local' ? null : localNow(instant, zone);
  if (local && local.date === date && local.time === time) return zone;
  if (east === 0) return 'UTC';
  return east % 60 === 0 ? `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east) / 60}` : null;
}

const oneLine = (text: string) => text.normalize('NFKC').replace(/\s+/g, ' ').trim();
