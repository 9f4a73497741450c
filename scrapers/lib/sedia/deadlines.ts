import type { CalendarDate } from '#app/opportunities/calendar-date.ts';
import { compareDeadlines } from '#app/opportunities/deadline.ts';
import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import { parseDayFirstDate } from '#app/opportunities/parse-date.ts';
import { parseEpochMoment, parseIsoMoment, type Moment } from '#app/opportunities/parse-moment.ts';
import type { DeadlineKind } from '#app/opportunities/types.ts';
import type { SediaRecord } from './record.ts';

type Deadlines = Pick<OpportunityDraft, 'deadlineMode'> & { deadlines: NonNullable<OpportunityDraft['deadlines']> };

export const BRUSSELS = 'Europe/Brussels';

/**
 * The portal writes days in four ways: `2026-07-01T00:00:00.000+0000`, milliseconds as number and as text, and `01 December
 * 2026`. Its times are those of Brussels clocks that it labels as UTC; where that is wrong, the deadline is shown an hour
 * or two before it ends, never after.
 */
export function parsePortalMoment(value: string | number): Moment | null {
  const text = String(value).trim();
  const moment = parseEpochMoment(text, BRUSSELS) ?? parseIsoMoment(text, BRUSSELS);
  if (moment) return { ...moment, zone: BRUSSELS };
  const date = parseDayFirstDate(text);
  return date ? { date, time: null, zone: BRUSSELS } : null;
}

/** The day, or null when it is not said or cannot be read. */
export const parsePortalDay = (value: string | number | null): CalendarDate | null =>
  value === null ? null : (parsePortalMoment(value)?.date ?? null);

/** Every deadline of the record, each once. Throws nothing: `unreadable` names one that cannot be read. */
export function portalDeadlines(record: SediaRecord): Deadlines & { unreadable: string | null } {
  const found = new Map<string, { moment: Moment; rawText: string }>();
  for (const value of record.deadlines) {
    const moment = parsePortalMoment(value);
    if (!moment) return { deadlineMode: 'unknown', deadlines: [], unreadable: String(value) };
    const known = found.get(moment.date);
    if (!known || (known.moment.time === null && moment.time !== null))
      found.set(moment.date, { moment, rawText: String(value) });
  }
  const sorted = [...found.values()].sort((a, b) => compareDeadlines(a.moment, b.moment));
  const kinds = kindsOf(record.model, sorted.length);
  return {
    deadlineMode: modeOf(record, sorted.length),
    deadlines: sorted.map(({ moment, rawText }, index) => ({
      ...{ kind: kinds[index]!, date: moment.date, time: moment.time, zone: moment.zone },
      rawText: rawText.slice(0, 2000),
    })),
    unreadable: null,
  };
}

/** A topic in two stages has a short proposal first; a topic that says nothing of stages may have any. */
function kindsOf(model: string | null, count: number): DeadlineKind[] {
  const plain = (model ?? '').toLowerCase();
  if (/two.?stage/.test(plain) && count === 2) return ['preproposal', 'stage2'];
  const kind = /cut.?off/.test(plain) ? 'cutoff' : /single.?stage/.test(plain) ? 'full' : 'unknown';
  return Array.from({ length: count }, () => kind);
}

function modeOf({ model }: SediaRecord, count: number): Deadlines['deadlineMode'] {
  if (count === 0) return 'none_listed';
  if (/cut.?off/i.test(model ?? '')) return 'multiple';
  return count === 1 || /two.?stage/i.test(model ?? '') ? 'fixed' : 'multiple';
}
