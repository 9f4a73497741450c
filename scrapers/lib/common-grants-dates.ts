import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import { parseIsoDay } from '#app/opportunities/parse-date.ts';
import type { DeadlineKind } from '#app/opportunities/types.ts';
import type { CommonEvent, CommonOpportunity } from './common-grants-shape.ts';

type Deadline = NonNullable<OpportunityDraft['deadlines']>[number];

/** What the names that publishers give to other dates mean; a date of another name is no deadline. */
const KINDS: readonly [RegExp, DeadlineKind][] = [
  [/letter.?of.?(?:intent|inquiry)|\bloi\b/i, 'loi'],
  [/pre-?\s?(?:application|proposal)/i, 'preproposal'],
  [/concept/i, 'concept_note'],
  [/question/i, 'questions'],
];

/** The deadlines of a record, when it opens, and why a date cannot be read. The protocol knows no time zone. */
export function commonDates({ keyDates, status }: CommonOpportunity) {
  const isForecast = status.value === 'forecasted';
  const deadlines: Deadline[] = [];
  const problems: string[] = [];
  const add = (kind: DeadlineKind, event: CommonEvent) => {
    const raw = event.date ?? event.endDate;
    if (!raw) return;
    const date = parseIsoDay(raw);
    if (date === null)
      return problems.push(`${kind} date ${JSON.stringify(raw.slice(0, 40))} is not a date like 2026-12-31`);
    const time = hourOf(event.time ?? event.endTime);
    const rawText = [event.name, raw, event.time ?? event.endTime, event.description].filter(Boolean).join(' · ');
    return deadlines.push({ kind, date, time, zone: null, isEstimate: isForecast, rawText: rawText.slice(0, 2000) });
  };
  if (keyDates?.closeDate) add('full', keyDates.closeDate);
  let opensOn: string | null = null;
  for (const [key, event] of Object.entries(keyDates?.otherDates ?? {})) {
    const name = `${event.name ?? ''} ${key.replace(/([a-z])([A-Z])/g, '$1 $2')}`;
    const kind = KINDS.find(([words]) => words.test(name))?.[1];
    if (kind) add(kind, event);
    else if (/application period/i.test(name) && event.startDate) opensOn = parseIsoDay(event.startDate);
  }
  const closing = keyDates?.closeDate;
  const isOpenEnded =
    !!closing && !closing.date && !closing.endDate && /rolling|any ?time|continuous/i.test(closing.details ?? '');
  const mode: OpportunityDraft['deadlineMode'] = isForecast
    ? 'forecast'
    : isOpenEnded
      ? 'rolling'
      : deadlines.length > 1
        ? 'multiple'
        : deadlines.length === 1
          ? 'fixed'
          : 'none_listed';
  return { deadlineMode: mode, deadlines, opensOn, problems };
}

/** `17:00:00` → `17:00`; the ends of a day stand for the day. */
function hourOf(text: string | null | undefined): string | null {
  const hour = /^([01]\d|2[0-3]):[0-5]\d/.exec(text?.trim() ?? '')?.[0] ?? null;
  return hour === '00:00' || hour === '23:59' ? null : hour;
}
