import { deadlineKindWords, deadlineWords, timeWords } from '../words.ts';
import { callEvents, type CallEvent } from './call-events.ts';
import { calendarDay, calendarInstant, escapeText, foldLine } from './calendar-text.ts';
import type { FeedCall } from './feed-call.ts';
import { writeInSlices } from './in-slices.ts';

export type CalendarParts = {
  /** what calendars show as its name */
  name: string;
  calls: readonly FeedCall[];
  /** for deadlines in the applicant's own zone */
  viewerZone: string | null;
  /** of this site, without a slash at the end */
  baseUrl: string;
};

/** The dates of calls as an iCalendar file (RFC 5545) to subscribe to: no method, no alarms, nothing that blocks a day. */
export async function asCalendar({ name, calls, viewerZone, baseUrl }: CalendarParts): Promise<string> {
  const events = await writeInSlices(calls, (call) =>
    folded(callEvents(call, viewerZone).flatMap((event) => lines(call, event, baseUrl))),
  );
  const head = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Callboard//Calls//EN',
    'CALSCALE:GREGORIAN',
    `NAME:${escapeText(name)}`,
    `X-WR-CALNAME:${escapeText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
  ];
  return `${folded(head)}${events || folded(UTC)}${folded(['END:VCALENDAR'])}`;
}

const folded = (lines: readonly string[]) => lines.map(foldLine).join('');

/** A calendar must have something in it: one without dates says what UTC is. */
const UTC = [
  'BEGIN:VTIMEZONE',
  'TZID:Etc/UTC',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0000',
  'TZNAME:UTC',
  'END:STANDARD',
  'END:VTIMEZONE',
];

function lines(call: FeedCall, { uid, deadline, instant, state }: CallEvent, baseUrl: string): string[] {
  const changed = calendarInstant(new Date(call.changedAt));
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    // the moment of the last change, not of this answer: the same calendar is the same text
    `DTSTAMP:${changed}`,
    `LAST-MODIFIED:${changed}`,
    `SEQUENCE:${call.revision}`,
    instant ? `DTSTART:${calendarInstant(instant)}` : `DTSTART;VALUE=DATE:${calendarDay(deadline.date)}`,
    `SUMMARY:${escapeText(`${call.title}: ${deadlineKindWords(deadline.kind)}`)}`,
    `DESCRIPTION:${escapeText(description(call, deadline))}`,
    `URL:${baseUrl}/opportunities/${call.id}`,
    `STATUS:${state}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

function description(call: FeedCall, deadline: CallEvent['deadline']): string {
  const { isEstimate = false, isInherited = false, disputed = false, isPlaceholder = false } = deadline;
  const { sourceTitle, rawText } = deadline;
  const full = {
    source: '',
    sourceTitle: '',
    rawText: '',
    ...deadline,
    isEstimate,
    isInherited,
    disputed,
    isPlaceholder,
  };
  return [
    [call.number, call.funder].filter(Boolean).join(' · '),
    `${deadlineWords(full)}, ${timeWords(deadline) ?? 'time not stated'}`,
    sourceTitle && rawText ? `${sourceTitle} says “${rawText}”` : null,
    `What is written at the funder counts: ${call.url}`,
  ]
    .filter(Boolean)
    .join('\n');
}
