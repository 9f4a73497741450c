import type { CalendarDate } from '#app/opportunities/calendar-date.ts';
import { parseAnyDate } from '#app/opportunities/parse-date.ts';
import { parseTimeInText } from '#app/opportunities/parse-time.ts';
import { plainLine } from '#app/opportunities/text.ts';
import { zoneInText } from '#app/opportunities/zone-words.ts';
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
  /** proposals are taken at any time, and the close date is one to aim at */
  target: boolean;
  /** the dates are those that the agency keeps for many announcements */
  standard: boolean;
};

const NOTHING: CloseProse = {
  ...{ text: null, time: null, zone: null, dates: [], strands: [] },
  ...{ anytime: false, target: false, standard: false },
};

/** Reads the free text that US federal records put beside their close date. Never guesses: what is not plain stays text. */
export function readCloseProse(raw: string | null | undefined): CloseProse {
  const text = statedText(plainLine(raw ?? ''));
  if (text === null) return NOTHING;
  const zone = zoneInText(text);
  const dates = listOfDates(text);
  const strands = dates.length > 0 ? [] : strandsOf(text);
  const anytime = strands.length < 2 && /\bproposals? (?:are |will be )?accepted (?:at )?any ?time\b/i.test(text);
  const target = anytime && /\bby (?:a|the) target date\b/i.test(text);
  const standard = /(?<![\w-])standard (?:(?:application|due|submission) )*dates?\b/i.test(text);
  return {
    text,
    time: zone === null ? null : (parseTimeInText(text)?.time ?? null),
    zone,
    dates,
    strands,
    anytime,
    target,
    standard,
  };
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
