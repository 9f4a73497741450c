import { hourOf, meantTime } from './meant-time.ts';
import { ANYWHERE_ON_EARTH, zoneInText } from './zone-words.ts';

/** HH:mm with its zone (IANA name, `applicant_local`, or null when it is not said); no time = through the whole day. */
export type TimeOfDay = { time: string | null; zone: string | null };

const CLOCK =
  /\b(\d{1,2})(?:[:.]([0-5]\d))?\s?([ap])\.?\s?m\b\.?|\b([01]?\d|2[0-3])[:h]([0-5]\d)(?::[0-5]\d)?\b(?!\s?[ap]\.?\s?m\b)|\b(?:12\s)?noon\b|\bmidday\b/gi;

/**
 * The time of day in a sentence: "5 p.m. ET", "17:00 Brussels time", "noon", "5:00 PM local time of applicant
 * organization", "anywhere on earth". Null when it names none, several that differ, or a word like midnight that some
 * read as the beginning of a day and some as its end: then only the text itself can be shown.
 */
export function parseTimeInText(source: string): TimeOfDay | null {
  const text = source.normalize('NFKC').replace(/\s+/g, ' ');
  if (/\bmidnight\b/i.test(text)) return null;
  const zone = zoneInText(text);
  const times = new Set<string>();
  for (const match of text.matchAll(CLOCK)) {
    const time = readClock(match);
    if (time === null) return null;
    times.add(time);
  }
  const [only] = times;
  if (times.size > 1) return null;
  if (only === undefined) return zone === ANYWHERE_ON_EARTH ? { time: null, zone } : null;
  const [hour, minute] = only.split(':');
  return { time: meantTime(Number(hour), Number(minute)), zone };
}

function readClock([, hour, minute = '00', half, hour24, minute24]: RegExpMatchArray): string | null {
  if (half !== undefined) {
    const twelve = hourOf(Number(hour), half);
    return twelve === null ? null : `${String(twelve).padStart(2, '0')}:${minute}`;
  }
  return hour24 === undefined ? '12:00' : `${hour24.padStart(2, '0')}:${minute24}`;
}
