import { addDays, parseIsoDate, type CalendarDate } from '../calendar-date.ts';
import { deadlineKindNames } from '../deadline.ts';
import { readZone } from '../typed-zone.ts';
import { deadlineKinds, type DeadlineKind } from '../types.ts';
import type { DroppedDate } from './feed-call.ts';

/** How long calendars are told that a date was taken back. */
const TOLD_DAYS = 90;

export type DatesChange = { oldValue: string | null; newValue: string | null; observedOn: CalendarDate };

/**
 * The dates that were taken back lately and lay ahead at the time, from the log of changes (the newest first). A date
 * that gave way to another of the same strand has moved and is none of them.
 */
export function droppedDates(changes: readonly DatesChange[], today: CalendarDate): DroppedDate[] {
  return changes
    .filter(({ observedOn }) => observedOn >= addDays(today, -TOLD_DAYS))
    .flatMap(({ oldValue, newValue, observedOn }) => {
      const came = readLines(newValue);
      return readLines(oldValue).filter((line) => {
        const at = came.findIndex((other) => strandOf(other) === strandOf(line));
        if (at >= 0) came.splice(at, 1);
        return at < 0 && line.date > observedOn;
      });
    });
}

/** What a date is for: its kind, and the track where the source names one. */
export const strandOf = ({ kind, track }: Pick<DroppedDate, 'kind' | 'track'>) => (track ? `${kind} ${track}` : kind);

function readLines(value: string | null): DroppedDate[] {
  return (value ?? '').split('; ').flatMap((line) => readDeadlineLine(line) ?? []);
}

const kindOf = new Map<string, DeadlineKind>(deadlineKinds.map((kind) => [deadlineKindNames[kind], kind]));

/** A deadline from its line in the log (deadline-line.ts); null for what is none, or stands for no deadline. */
export function readDeadlineLine(line: string): DroppedDate | null {
  const match = /^([^(]+?)(?: \((.*)\))? (\d{4}-\d{2}-\d{2})(?: (\d{2}:\d{2}))?(?:, (.*))?$/s.exec(line.trim());
  const kind = match && kindOf.get(match[1]!);
  const date = match && parseIsoDate(match[3]!);
  if (!kind || !date || line.endsWith('stands for no deadline')) return null;
  const said = match[5]?.replace(/(, )?estimated$/, '') ?? '';
  const read = readZone(said);
  return { kind, track: match[2] ?? null, date, time: match[4] ?? null, zone: 'zone' in read ? read.zone : null };
}
