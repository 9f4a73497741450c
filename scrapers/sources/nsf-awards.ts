import { z } from 'zod';
import type { AwardDraft } from '#app/opportunities/awards/award-draft.ts';
import { listingKey, programmeKey } from '#app/opportunities/awards/award-keys.ts';
import { parseAmount } from '#app/opportunities/money.ts';
import { parseUsDate } from '#app/opportunities/parse-date.ts';
import { plainLine, plainText, withoutEmails } from '#app/opportunities/text.ts';
import { defineAwards, type Parsed, type SourceRequest } from '../define-source.ts';
import { NSF } from '../lib/nsf.ts';
import { readJson } from '../lib/read-json.ts';

/** The newest awards that speak of open-source software; what came before says less of what a programme pays for now. */
const NEWEST = 1000;
const PER_PAGE = 100;

const text = z.string().nullish();
const award = z.looseObject({
  ...{ id: z.string().min(1), title: z.string(), abstractText: text, awardeeName: text },
  ...{ startDate: text, expDate: text, estimatedTotalAmt: text, fundsObligatedAmt: text },
  ...{ fundProgramName: text, progEleCode: text, cfdaNumber: text },
});
const answer = z.object({
  response: z.looseObject({
    award: z.array(z.unknown()),
    metadata: z.looseObject({ offset: z.number(), rpp: z.number(), totalCount: z.number() }),
  }),
});

function pageFrom(offset: number): SourceRequest {
  const query = new URLSearchParams({
    keyword: '"open source software"',
    offset: String(offset),
    rpp: String(PER_PAGE),
  });
  return { url: `https://api.nsf.gov/services/v1/awards.json?${query.toString()}` };
}

/** What NSF's programmes paid for: title, institution, amount. Investigators and officers are not read. */
export const nsfAwards = defineAwards({
  id: 'nsf-awards',
  title: 'NSF awards',
  homepage: 'https://www.nsf.gov/awardsearch/',
  funder: NSF,
  authority: 'funder',
  zone: 'America/New_York',
  licence: 'Work of the US federal government, public domain.',
  schedule: { everyHours: 24 * 7 },
  covers: 'newest',
  format: 'json',
  expect: { min: 20 },
  request: pageFrom(1),
  parse: ({ body }) => {
    const { award: records, metadata } = readJson(body, answer).response;
    const parsed: Parsed<AwardDraft> = { drafts: [], rejected: [] };
    for (const record of records) {
      const read = award.safeParse(record);
      const problem = read.success
        ? problemOf(read.data)
        : `${read.error.issues[0]!.path.join('.')}: ${read.error.issues[0]!.message}`;
      if (problem !== null) parsed.rejected.push({ key: idOf(record), reason: problem });
      else parsed.drafts.push(toDraft(read.data!));
    }
    const next = metadata.offset + metadata.rpp;
    const isLast = records.length === 0 || next > metadata.totalCount || next > NEWEST;
    return { ...parsed, next: isLast ? null : pageFrom(next) };
  },
});

type Award = z.output<typeof award>;

function problemOf(record: Award): string | null {
  for (const field of ['startDate', 'expDate'] as const) {
    const value = record[field]?.trim();
    if (value && !parseUsDate(value))
      return `${field} ${JSON.stringify(value.slice(0, 40))} is not a date like 12/31/2026`;
  }
  return plainLine(record.title) ? null : 'has no title';
}

function toDraft(record: Award): AwardDraft {
  const names = partsOf(record.fundProgramName);
  const elements = partsOf(record.progEleCode).map((code) => code.replace(/^([0-9A-Z]{4})00$/, '$1'));
  const listings = partsOf(record.cfdaNumber);
  return {
    externalKey: record.id,
    number: record.id,
    title: plainLine(record.title),
    summary: withoutEmails(plainText(record.abstractText ?? '')),
    funder: { name: NSF.name, rorId: NSF.rorId },
    programmes: names,
    callKeys: [...new Set([...[...elements, ...names].map(programmeKey), ...listings.map(listingKey)])].slice(0, 20),
    institution: plainLine(record.awardeeName ?? '') || null,
    startsOn: parseUsDate(record.startDate ?? ''),
    endsOn: parseUsDate(record.expDate ?? ''),
    amount: amountOf(record),
    url: `https://www.nsf.gov/awardsearch/showAward?AWD_ID=${encodeURIComponent(record.id)}`,
  };
}

/** What the award is meant to come to; continuing grants are paid year by year. */
function amountOf({ estimatedTotalAmt: whole, fundsObligatedAmt: soFar }: Award): AwardDraft['amount'] {
  const minor = parseAmount(whole, 'USD') ?? parseAmount(soFar, 'USD');
  const rawText = `estimatedTotalAmt ${whole ?? '–'}, fundsObligatedAmt ${soFar ?? '–'}`;
  return minor === null ? null : { minor, currency: 'USD', rawText };
}

const partsOf = (text: string | null | undefined) =>
  (text ?? '').split(', ').map(plainLine).filter(Boolean).slice(0, 20);

function idOf(record: unknown): string {
  const { id } = (record ?? {}) as { id?: unknown };
  return typeof id === 'string' && id ? id : '(no id)';
}
