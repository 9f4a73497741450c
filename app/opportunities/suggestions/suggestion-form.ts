import type { OpportunityDraft } from '../draft.ts';
import { parseIsoDate } from '../calendar-date.ts';
import { urlKey } from '../identity.ts';
import { parseAmount } from '../money.ts';
import { decodeEntities, plainLine, plainText, withoutEmails, withoutNonXml } from '../text.ts';
import { readZone, zoneText } from '../typed-zone.ts';
import { deadlineKinds, type DeadlineKind } from '../types.ts';

/** What somebody who proposes a call may say of it; the columns of a CSV have the same names. */
export const suggestionFields = [
  ...(['title', 'funder', 'url', 'number', 'mode', 'deadline', 'time', 'zone', 'kind'] as const),
  ...(['amount_min', 'amount_max', 'currency', 'summary', 'eligibility', 'note'] as const),
] as const;
export type SuggestionField = (typeof suggestionFields)[number];
export type SuggestionForm = Record<SuggestionField, string>;

export const suggestionModes = ['fixed', 'rolling', 'none_listed', 'unknown'] as const;
type Problems = Partial<Record<SuggestionField, string>>;
export type ReadSuggestion = { draft: OpportunityDraft; note: string } | { problems: Problems };

const LONGEST: Partial<Record<SuggestionField, number>> = {
  summary: 20_000,
  eligibility: 10_000,
  note: 2_000,
  url: 2_000,
};

/** Reads what was typed into a draft with this key, or says what to mend, field by field. Nothing is guessed. */
export function readSuggestion(form: SuggestionForm, externalKey: string): ReadSuggestion {
  const problems: Problems = {};
  const text = (name: SuggestionField) => form[name].trim();
  for (const name of suggestionFields) {
    const most = LONGEST[name] ?? 300;
    if (form[name].length > most) problems[name] = `This is longer than ${most.toLocaleString('en')} characters.`;
  }
  for (const name of ['title', 'funder', 'number'] as const)
    if (/<[a-z/!]/i.test(decodeEntities(form[name]))) problems[name] = 'Write it without markup such as <b>.';
  const key = urlKey(text('url'));
  if (!text('title')) problems.title = 'Enter the title of the call.';
  if (!text('funder')) problems.funder = 'Say who funds it.';
  if (!key || !/^https?:\/\//.test(text('url'))) {
    problems.url = 'Enter the address of the call’s own page, with https:// before it.';
  }
  const mode = modeOf(text('mode'), text('deadline'));
  if (!mode) problems.mode = `Choose one of ${suggestionModes.join(', ')}.`;
  const deadline = readDeadline(form, problems);
  if (mode === 'fixed' && !text('deadline'))
    problems.deadline = 'Enter the date, or choose another way of taking proposals.';
  const amount = readAmount(form, problems);
  if (Object.keys(problems).length > 0) return { problems };
  const draft: OpportunityDraft = {
    externalKey,
    keys: [key!],
    title: plainLine(text('title')),
    funder: { name: plainLine(text('funder')) },
    url: text('url'),
    deadlineMode: mode!,
    deadlines: deadline ? [deadline] : [],
    ...(text('number') ? { number: plainLine(text('number')) } : {}),
    ...(text('summary') ? { summary: withoutEmails(plainText(form.summary)) } : {}),
    ...(text('eligibility') ? { eligibility: withoutEmails(plainText(form.eligibility)) } : {}),
    ...(amount ? { amount } : {}),
    record: Object.fromEntries(suggestionFields.map((name) => [name, withoutEmails(form[name])])),
  };
  return { draft, note: withoutNonXml(text('note').replace(/\r\n?/g, '\n')) };
}

function modeOf(mode: string, deadline: string): (typeof suggestionModes)[number] | null {
  if (mode === '') return deadline ? 'fixed' : 'unknown';
  return suggestionModes.find((known) => known === mode) ?? null;
}

function readDeadline(form: SuggestionForm, problems: Problems) {
  const [day, time, zone, kind] = [form.deadline, form.time, form.zone, form.kind].map((text) => text.trim()) as [
    ...[string, string, string, string],
  ];
  if (day === '') {
    if (time) problems.time = 'A time needs a date: enter the deadline too.';
    return null;
  }
  const date = parseIsoDate(day);
  if (!date) problems.deadline = 'Write the date as year, month, day: 2026-12-31.';
  if (time && !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) problems.time = 'Write the time as 17:00.';
  const read = readZone(zone);
  if ('problem' in read) problems.zone = read.problem;
  if (kind && !deadlineKinds.includes(kind as DeadlineKind))
    problems.kind = `Choose one of ${deadlineKinds.join(', ')}.`;
  const stored = 'zone' in read ? read.zone : null;
  const rawText = [day, time, stored && zoneText(stored)].filter(Boolean).join(' ');
  return { kind: (kind || 'full') as DeadlineKind, date: date ?? '', time: time || null, zone: stored, rawText };
}

function readAmount(form: SuggestionForm, problems: Problems) {
  const [min, max, currency] = [form.amount_min, form.amount_max, form.currency].map((text) => text.trim());
  if (!min && !max) return null;
  if (!/^[A-Z]{3}$/.test(currency!)) {
    problems.currency = 'Name the currency by its code: USD, EUR, GBP.';
    return null;
  }
  const read = (name: 'amount_min' | 'amount_max', text: string) => {
    const minor = text ? parseAmount(text, currency!) : null;
    if (text && minor === null) problems[name] = 'Write the amount in figures: 250000 or 250,000.';
    return minor;
  };
  const [least, most] = [read('amount_min', min!), read('amount_max', max!)];
  if (least !== null && most !== null && least > most)
    problems.amount_min = 'The least amount is more than the largest.';
  const rawText = [min, max].filter(Boolean).join(' to ') + ` ${currency}`;
  return { min: least, max: most, currency: currency!, kind: 'per_award' as const, rawText };
}
