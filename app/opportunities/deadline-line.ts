import { deadlineKindNames } from './deadline.ts';
import { zoneText } from './typed-zone.ts';
import type { DeadlineFact } from './types.ts';

type Line = Pick<DeadlineFact, 'kind' | 'date'> &
  Partial<Pick<DeadlineFact, 'track' | 'time' | 'zone' | 'isEstimate' | 'isPlaceholder'>>;

/** A deadline in one line, as a log or a note names it: `full proposal 2026-12-01 17:00, Europe/London`. */
export function deadlineLine({ kind, track, date, time, zone, isEstimate, isPlaceholder }: Line): string {
  const what = [deadlineKindNames[kind], track && `(${track})`, date, time].filter(Boolean).join(' ');
  return [what, zone && zoneText(zone), isEstimate && 'estimated', isPlaceholder && 'stands for no deadline']
    .filter(Boolean)
    .join(', ');
}
