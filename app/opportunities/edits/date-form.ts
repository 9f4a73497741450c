import { parseIsoDate } from '../calendar-date.ts';
import { readZone, zoneText } from '../typed-zone.ts';
import { deadlineKinds, type DeadlineKind } from '../types.ts';

/** Rows beyond those that are there, for dates to add. */
export const SPARE_ROWS = 2;
export const MOST_DATES = 50;

/** `of`: `many` where the date is shared by many calls, else this call's own. */
export type DateRow = { kind: string; track: string; date: string; time: string; zone: string; of: string };
export type DeadlineDraft = {
  kind: DeadlineKind;
  track: string | null;
  date: string;
  time: string | null;
  zone: string | null;
  isInherited: boolean;
  rawText: string;
};

/** The rows of the form of dates: `date.0`, `time.0` … */
export function dateRows(typed: Record<string, string>): DateRow[] {
  const rows: DateRow[] = [];
  for (let i = 0; i < MOST_DATES && `date.${i}` in typed; i++) {
    const cell = (name: string) => (typed[`${name}.${i}`] ?? '').trim();
    rows.push({
      ...{ kind: cell('kind'), track: cell('track'), of: cell('of') },
      ...{ date: cell('date'), time: cell('time'), zone: cell('zone') },
    });
  }
  return rows;
}

/** The dates that were typed, a row without a date left out; or what to mend, by the name of the input. */
export function readDates(rows: readonly DateRow[]): { dates: DeadlineDraft[] } | { problems: Record<string, string> } {
  const problems: Record<string, string> = {};
  const dates: DeadlineDraft[] = [];
  rows.forEach(({ kind, track, date, time, zone, of }, i) => {
    if (date === '') return;
    if (!parseIsoDate(date)) problems[`date.${i}`] = 'Write the date as year, month, day: 2026-12-31.';
    if (time && !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) problems[`time.${i}`] = 'Write the time as 17:00.';
    const read = readZone(zone);
    if ('problem' in read) problems[`zone.${i}`] = read.problem;
    if (!deadlineKinds.includes(kind as DeadlineKind)) problems[`kind.${i}`] = 'Choose what is due.';
    if (track.length > 300) problems[`track.${i}`] = 'This is longer than 300 characters.';
    const stored = 'zone' in read ? read.zone : null;
    const rawText = [date, time, stored && zoneText(stored)].filter(Boolean).join(' ');
    dates.push({
      kind: kind as DeadlineKind,
      track: track || null,
      date,
      time: time || null,
      zone: stored,
      isInherited: of === 'many',
      rawText,
    });
  });
  return Object.keys(problems).length > 0 ? { problems } : { dates };
}
