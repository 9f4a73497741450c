import { APPLICANT_LOCAL } from '#app/opportunities/deadline.ts';
import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import { parseMonthFirstDate } from '#app/opportunities/parse-date.ts';
import type { DeadlineKind } from '#app/opportunities/types.ts';

type Deadline = NonNullable<OpportunityDraft['deadlines']>[number];
export type DueDates = { deadlines: Deadline[]; anytime: boolean; numberText: string | null; problem: string | null };

const KINDS: readonly [RegExp, DeadlineKind][] = [
  [/^letter of intent/i, 'loi'],
  [/^(?:preliminary|pre-?)\s?proposal/i, 'preproposal'],
  [/^concept (?:outline|paper|note)/i, 'concept_note'],
  [/^(?:full )?proposal target/i, 'target'],
  [/^(?:full )?proposal/i, 'full'],
  [/^(?:submission )?window/i, 'window_close'],
];

/**
 * The dates at the head of an item of NSF's feed of due dates, line by line: `Full Proposal Deadline Date: August 11,
 * 2026`, the same for a target, a letter or a window, then perhaps the strand it is for. The hour is not in the feed, so
 * none is said. A line that begins like a date and cannot be read is a problem: a wrong date is worse than none.
 */
export function readDueDates(lines: readonly string[]): DueDates {
  const found: DueDates = { deadlines: [], anytime: false, numberText: null, problem: null };
  let last: Deadline[] = [];
  for (const line of lines) {
    const guidelines = /^Program Guidelines:\s*(.+)$/i.exec(line)?.[1];
    if (guidelines) {
      found.numberText = guidelines;
      break; // what follows is the synopsis
    }
    const dated = /^(.{3,60}?\b(?:Date|Window|Deadline)s?(?: Date)?):\s*(.+)$/i.exec(line);
    const kind = dated && KINDS.find(([words]) => words.test(dated[1]!))?.[1];
    if (/\baccepted any ?time\b/i.test(line)) found.anytime = true;
    else if (dated && kind) {
      last = datesIn(dated[2]!, /window/i.test(dated[1]!) ? 'window_close' : kind, line);
      if (last.length === 0)
        found.problem ??= `${JSON.stringify(line.slice(0, 80))} holds no date like August 11, 2026`;
      found.deadlines.push(...last);
    } else if (last.length > 0) {
      const track = line.replace(/^Proposal (?:deadline|target date)s? specified above (?:is )?for:\s*/i, '').trim();
      if (track)
        for (const deadline of last) Object.assign(deadline, { track, rawText: `${deadline.rawText} · ${line}` });
    }
  }
  return found;
}

/** One day, or the two ends of a window: `August 1, 2026 - August 15, 2026`. */
function datesIn(text: string, kind: DeadlineKind, rawText: string): Deadline[] {
  const days = text.split(/\s+[-–—]\s+|\s+to\s+/).map((part) => parseMonthFirstDate(part.replace(/\s*\(.*\)$/, '')));
  if (days.length > 2 || days.some((day) => day === null)) return [];
  const kinds: DeadlineKind[] = days.length === 2 ? ['window_open', 'window_close'] : [kind];
  return days.map((date, index) => ({ kind: kinds[index]!, date: date!, zone: APPLICANT_LOCAL, rawText }));
}
