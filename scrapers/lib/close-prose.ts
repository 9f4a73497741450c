import type { CalendarDate } from '#app/opportunities/calendar-date.ts';
import { APPLICANT_LOCAL } from '#app/opportunities/deadline.ts';
import { parseAnyDate } from '#app/opportunities/parse-date.ts';
import { plainLine } from '#app/opportunities/text.ts';
import { statedText } from './stated.ts';

/** What the explanation beside a close date adds to it. */
export type CloseProse = {
  /** null when the field says nothing */
  text: string | null;
  /** HH:mm, only where exactly one hour is named; the end of a day is no hour */
  time: string | null;
  zone: string | null;
  /** when it is a plain list of due dates: all of them */
  dates: CalendarDate[];
  /** names of the strands that the dates are for; several mean that the one close date hides others */
  strands: string[];
  /** proposals are taken at any time, and no strand has another rule */
  anytime: boolean;
};

const ZONES: readonly [RegExp, string][] = [
  [/\b(?:ET|EST|EDT)\b|\beastern\b/i, 'America/New_York'],
  [/\b(?:CT|CST|CDT)\b|\bcentral (?:standard |daylight )?time\b/i, 'America/Chicago'],
  [/\b(?:MT|MST|MDT)\b|\bmountain (?:standard |daylight )?time\b/i, 'America/Denver'],
  [/\b(?:PT|PST|PDT)\b|\bpacific (?:standard |daylight )?time\b/i, 'America/Los_Angeles'],
  [
    /\b(?:submitter|proposer|applicant)(?:['’]s)? (?:organi[sz]ation['’]?s? )?local time|local time of (?:the )?applicant/i,
    APPLICANT_LOCAL,
  ],
];

/** Reads the free text that US federal records put beside their close date. Never guesses: what is not plain stays text. */
export function readCloseProse(raw: string | null | undefined): CloseProse {
  const text = statedText(plainLine(raw ?? ''));
  if (text === null) return { text, time: null, zone: null, dates: [], strands: [], anytime: false };
  const zones = ZONES.filter(([words]) => words.test(text)).map(([, zone]) => zone);
  const zone = zones.length === 1 ? zones[0]! : null;
  const dates = listOfDates(text);
  const strands = dates.length > 0 ? [] : strandsOf(text);
  const anytime = strands.length < 2 && /\bproposals? (?:are |will be )?accepted (?:at )?any ?time\b/i.test(text);
  return { text, time: zone === null ? null : onlyHour(text), zone, dates, strands, anytime };
}

/** `6:00pm`, `4:00 p.m.` → `18:00`, `16:00`; null when several hours are named, or the last or first minute of a day. */
function onlyHour(text: string): string | null {
  const hours = new Set<string>();
  for (const [, hour, minutes = '00', half] of text.matchAll(/\b(\d{1,2})(?::([0-5]\d))?\s?([ap])\.?\s?m\b/gi)) {
    const twelve = Number(hour) % 12;
    if (Number(hour) < 1 || Number(hour) > 12) return null;
    hours.add(`${String(twelve + (half!.toLowerCase() === 'p' ? 12 : 0)).padStart(2, '0')}:${minutes}`);
  }
  const [only] = hours;
  return hours.size !== 1 || only === '23:59' || only === '00:00' ? null : only!;
}

/** `Application Due Dates are as follows: July 29, 2024; January 31, 2025`: only when nothing but dates follows. */
function listOfDates(text: string): CalendarDate[] {
  const list = /^application due dates are as follows:(.+)$/i.exec(text)?.[1];
  if (!list) return [];
  const dates = list.split(';').map((part) => parseAnyDate(part));
  return dates.includes(null) ? [] : (dates as CalendarDate[]);
}

/** `Track A; Track B; Track A` → both, once: one name stands there for each of the dates. Prose is no list of strands. */
function strandsOf(text: string): string[] {
  const parts = text.split(/;\s*/).map((part) => part.trim());
  if (parts.length < 2 || parts.some((part) => part === '' || part.length > 300 || /\d{1,2}:\d{2}/.test(part)))
    return [];
  return [...new Set(parts)];
}
