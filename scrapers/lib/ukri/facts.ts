import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import { parseMoneyText } from '#app/opportunities/money-text.ts';
import { parseDayFirstDate } from '#app/opportunities/parse-date.ts';
import { parseIsoMoment, type Moment } from '#app/opportunities/parse-moment.ts';
import { parseTimeInText } from '#app/opportunities/parse-time.ts';
import type { Element } from 'domhandler';
import { lineOf, one } from '../html.ts';

/** UKRI writes its hours without a zone, and means those of London. */
export const LONDON = 'Europe/London';

type Facts = ReadonlyMap<string, Element>;

/** The text beside a label of the facts on a page, or null. */
export const factOf = (facts: Facts, label: string): string | null => {
  const cell = facts.get(label);
  return cell === undefined ? null : lineOf(cell) || null;
};

/**
 * A date of the facts: from its `<time>` where it has one, else from words like "17 June 2026 4:00pm UK time". `moment` is
 * null when nothing is said, `problem` names what cannot be read.
 */
export function dateOf(
  facts: Facts,
  label: string,
): { moment: Moment | null; rawText: string; problem: string | null } {
  const cell = facts.get(label);
  const rawText = cell ? lineOf(cell) : '';
  const stamp = cell ? one(cell, 'time')?.attribs.datetime : undefined;
  if (!cell || rawText === '' || NO_DATE.test(rawText)) return { moment: null, rawText, problem: null };
  const moment = stamp === undefined ? fromWords(rawText) : parseIsoMoment(stamp, LONDON);
  const problem = moment ? null : `its ${label} ${JSON.stringify(rawText.slice(0, 60))} is not a date that can be read`;
  return { moment, rawText, problem };
}

const NO_DATE = /^(?:no closing date|open\b.*no closing date|-|n\/a|not set|to be confirmed|tbc)/i;

function fromWords(text: string): Moment | null {
  const day = /^(?:[a-z]+day,? )?(\d{1,2} [a-z]+ \d{4})/i.exec(text);
  const date = day && parseDayFirstDate(day[1]!);
  if (!date) return null;
  const time = parseTimeInText(text.slice(day[0].length))?.time ?? null;
  return { date, time, zone: time === null ? null : LONDON };
}

/** Money by its label: a fund for the whole call is its total, what one award may be is its least and most. */
export function amountOf(facts: Facts): OpportunityDraft['amount'] {
  const read = (label: string) => parseMoneyText(factOf(facts, label) ?? '');
  const [fund, least, most, range] = ['total fund', 'minimum award', 'maximum award', 'award range'].map(read);
  const total = fund ? (fund.total ?? fund.max) : null;
  const min = range?.min ?? least?.min ?? least?.max ?? null;
  const max = range?.max ?? most?.max ?? null;
  if (total === null && min === null && max === null) return null;
  const said = ['total fund', 'minimum award', 'maximum award', 'award range']
    .flatMap((label) => (factOf(facts, label) ? [`${label}: ${factOf(facts, label)}`] : []))
    .join(' · ');
  const kind = min === null && max === null ? ('total' as const) : ('per_award' as const);
  return { min, max, total, currency: (fund ?? range ?? most ?? least)!.currency, kind, rawText: said };
}
