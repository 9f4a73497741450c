/**
 * Calendar dates are `YYYY-MM-DD` strings from end to end: they sort and compare as strings and no time zone can move
 * them. Arithmetic counts days since 1970-01-01 (proleptic Gregorian); a JavaScript Date never holds a calendar date.
 */
export type CalendarDate = string;

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

/** `2026-12-31` when the parts name a day that exists (years 1900 to 2999), else null. */
export function calendarDate(year: number, month: number, day: number): CalendarDate | null {
  if (![year, month, day].every(Number.isInteger)) return null;
  if (year < 1900 || year > 2999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return `${year}-${pad(month)}-${pad(day)}`;
}

/** The date when the text is exactly `YYYY-MM-DD` and exists, else null. */
export function parseIsoDate(text: string): CalendarDate | null {
  const match = ISO.exec(text);
  return match ? calendarDate(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

export function isCalendarDate(text: string): boolean {
  return parseIsoDate(text) !== null;
}

/** Negative when a is earlier, 0 when equal, positive when later: for `sort`. */
export function compareDates(a: CalendarDate, b: CalendarDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** 0 = Sunday … 6 = Saturday. */
export function weekday(date: CalendarDate): number {
  return (((dayNumber(date) + 4) % 7) + 7) % 7;
}

/** The calendar date that clocks show in an IANA zone at an instant. No zone, or one unknown, is read as UTC. */
export function today(now: Date, zone: string | null = null): CalendarDate {
  return localNow(now, zone).date;
}

/** What calendar and clock (HH:mm) show in a zone at an instant. An unknown zone name is read as UTC. */
export function localNow(now: Date, zone: string | null = null): { date: CalendarDate; time: string } {
  if (now.getTime() !== lastMoment) {
    lastMoment = now.getTime();
    lastReadings.clear();
  }
  const name = zone ?? 'UTC';
  let reading = lastReadings.get(name);
  if (!reading) lastReadings.set(name, (reading = read(now, name)));
  return reading;
}

/** The clocks of the last moment that was asked about: a list asks of each deadline, at one moment and in few zones. */
const lastReadings = new Map<string, { date: CalendarDate; time: string }>();
let lastMoment = NaN;

function read(now: Date, zone: string): { date: CalendarDate; time: string } {
  const parts: Record<string, string> = {};
  for (const { type, value } of clock(zone).formatToParts(now)) parts[type] = value;
  return { date: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` };
}

/** `Tue 24 Nov`, with the year when it is not the one given. The same everywhere: no locale is asked. */
export function formatDate(date: CalendarDate, currentYear?: number): string {
  const [year, month, day] = partsOf(date);
  const text = `${WEEKDAYS[weekday(date)]} ${day} ${MONTHS[month - 1]}`;
  return currentYear === undefined || currentYear === year ? text : `${text} ${year}`;
}

/** `24 Nov 2026`: a day without its weekday, for dates that nobody plans by. */
export function formatDay(date: CalendarDate): string {
  const [year, month, day] = partsOf(date);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

/** `24 Nov 2026, 14:05` by the clocks of a person's zone; in UTC, and saying so, where they have told none. */
export function formatMoment(moment: Date, zone: string | null): string {
  const { date, time } = localNow(moment, zone);
  return `${formatDay(date)}, ${time}${zone === null ? ' UTC' : ''}`;
}

export const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

const clocks = new Map<string, Intl.DateTimeFormat>();

function clock(zone: string): Intl.DateTimeFormat {
  let format = clocks.get(zone);
  if (!format) {
    if (clocks.size > MOST_ZONES) clocks.clear();
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: isZone(zone) ? zone : 'UTC',
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    clocks.set(zone, format);
  }
  return format;
}

/** Whether the runtime knows the IANA zone name. */
export function isZone(zone: string): boolean {
  let known = knownZones.get(zone);
  if (known === undefined) {
    if (knownZones.size > MOST_ZONES) knownZones.clear(); // names come from outside
    knownZones.set(zone, (known = asksIntl(zone)));
  }
  return known;
}

/** Asking Intl costs a tenth of a millisecond, and every deadline asks. */
const knownZones = new Map<string, boolean>();
const MOST_ZONES = 1000;

function asksIntl(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return true;
  } catch {
    return false; // RangeError is how Intl says that it does not know the zone
  }
}

function partsOf(date: CalendarDate): [number, number, number] {
  const match = ISO.exec(date);
  if (!match) throw new RangeError(`${JSON.stringify(date)} is not a calendar date like 2026-12-31.`);
  return [Number(match[1]), Number(match[2]), Number(match[3])];
}

/** Days since 1970-01-01. Years are counted from March, so that the leap day comes last. */
function dayNumber(date: CalendarDate): number {
  const [year, month, day] = partsOf(date);
  const y = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - DAY_OF_1970;
}

const DAY_OF_1970 = 719_468;

function fromDayNumber(days: number): CalendarDate {
  const shifted = days + DAY_OF_1970;
  const era = Math.floor(shifted / 146_097); // days in 400 years
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const pad = (n: number) => String(n).padStart(2, '0');
