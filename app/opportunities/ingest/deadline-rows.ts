import type { CalendarDate } from '../calendar-date.ts';
import { compareDeadlines, isPlaceholderDate } from '../deadline.ts';
import type { CheckedDraft } from '../draft.ts';
import type { DeadlineKind } from '../types.ts';

/** A deadline of one source as it is stored, in the order of `seq`. */
export type DeadlineRow = {
  seq: number;
  kind: DeadlineKind;
  track: string | null;
  date: CalendarDate;
  time: string | null;
  zone: string | null;
  isEstimate: boolean;
  isPlaceholder: boolean;
  required: boolean | null;
  isInherited: boolean;
  rawText: string;
};

/** The rows for a draft's deadlines: by date, each once. `today` decides which dates are placeholders. */
export function deadlineRows(draft: CheckedDraft, today: CalendarDate): DeadlineRow[] {
  const seen = new Set<string>();
  return [...draft.deadlines]
    .sort(compareDeadlines)
    .filter((deadline) => {
      const key = [deadline.kind, deadline.track, deadline.date, deadline.time].join('\n');
      return !seen.has(key) && seen.add(key);
    })
    .map((deadline, seq) => ({
      ...deadline,
      seq,
      isPlaceholder: deadline.isPlaceholder || isPlaceholderDate(deadline.date, today),
    }));
}
