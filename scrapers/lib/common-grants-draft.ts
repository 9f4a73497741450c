import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import { funderDraft } from '#app/opportunities/funders.ts';
import { displayNumber, fundingNumberKey, urlKey } from '#app/opportunities/identity.ts';
import { parseAmount } from '#app/opportunities/money.ts';
import { parseIsoDay } from '#app/opportunities/parse-date.ts';
import { plainLine, plainText, withoutEmails } from '#app/opportunities/text.ts';
import type { commonDates } from './common-grants-dates.ts';
import type { CommonOpportunity } from './common-grants-shape.ts';
import { agencyFunder } from './grants-gov-agency.ts';
import { webAddressOf } from './stated.ts';

type Dates = ReturnType<typeof commonDates>;

/** A record as a draft. `page` is where it can be seen when it names no page itself; `publisher` who pays when it names nobody. */
export function commonDraft(item: CommonOpportunity, dates: Dates, publisher: string, page: string): OpportunityDraft {
  const agency = agencyOf(item);
  const number = textOf(item, 'federalOpportunityNumber');
  const own = webAddressOf(item.source ?? '');
  const url = own ?? page;
  const types = (item.acceptedApplicantTypes ?? []).map(({ value, customValue }) => inWords(customValue ?? value));
  const sayIndividuals = (item.acceptedApplicantTypes ?? []).some(({ value }) => value === 'individual');
  const alns = listOf(item, 'assistanceListings').flatMap((one) => textIn(one, 'identifier') ?? []);
  const { problems: _, ...when } = dates;
  return {
    externalKey: item.id,
    keys: [
      ...(agency && number ? [fundingNumberKey(agency.code, number)] : []),
      ...(own === null ? [] : [urlKey(own)!]),
      `common-grants:${item.id}`,
    ],
    title: plainLine(item.title),
    number: agency && number ? displayNumber(agency.code, number) : number,
    funder: agency ? agencyFunder(agency.code, agency.name) : funderDraft(publisher),
    url,
    summary: withoutEmails(plainText(item.description ?? '')),
    upstreamStatus: item.status.value === 'custom' ? (item.status.customValue ?? 'custom') : item.status.value,
    docType: item.status.value === 'forecasted' ? 'forecast' : 'call',
    postedOn: parseIsoDay(item.keyDates?.postDate?.date ?? ''),
    ...when,
    amount: amountOf(item),
    awardsExpected: item.funding?.estimatedAwardCount || null,
    applicantTypes: types,
    ...(sayIndividuals ? { terms: { individuals: true } } : {}),
    alns,
    rawTexts: {
      title: item.title,
      ...(number ? { number } : {}),
      ...(sayIndividuals ? { 'terms.individuals': 'individual' } : {}),
    },
    record: withoutContacts(item),
  };
}

function amountOf({ funding }: CommonOpportunity): OpportunityDraft['amount'] {
  const parts = { min: funding?.minAwardAmount, max: funding?.maxAwardAmount, total: funding?.totalAmountAvailable };
  const currency = [parts.max, parts.min, parts.total].find((part) => part)?.currency;
  if (!currency || !/^[A-Z]{3}$/.test(currency)) return null;
  const read = (part: typeof parts.min) => (part?.currency === currency ? parseAmount(part.amount, currency) : null);
  const [min, max, total] = [read(parts.min), read(parts.max), read(parts.total)];
  if (min === null && max === null && total === null) return null;
  const rawText = Object.entries(parts).flatMap(([name, part]) =>
    part ? [`${name} ${part.amount} ${part.currency}`] : [],
  );
  return { min, max, total, currency, kind: 'per_award', rawText: rawText.join(', ').slice(0, 2000) };
}

function agencyOf(item: CommonOpportunity): { code: string; name: string } | null {
  const value = item.customFields?.agency?.value;
  const code = textIn(value, 'code');
  return code === null ? null : { code, name: textIn(value, 'name') ?? '' };
}

const textOf = (item: CommonOpportunity, field: string) => asText(item.customFields?.[field]?.value);
const textIn = (value: unknown, field: string) =>
  asText((value as Record<string, unknown> | null | undefined)?.[field]);
const asText = (value: unknown) => (typeof value === 'string' && value.trim() ? value.trim() : null);

function listOf(item: CommonOpportunity, field: string): unknown[] {
  const value = item.customFields?.[field]?.value;
  return Array.isArray(value) ? value : [];
}

/** `higher_education_public` → `Higher education public`. */
function inWords(code: string): string {
  const words = plainLine(code.replace(/_/g, ' ').replace(/501c3/g, '501(c)(3)'));
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function withoutContacts(item: CommonOpportunity) {
  const fields = Object.entries(item.customFields ?? {}).filter(([name]) => !/contact|email|phone/i.test(name));
  return { ...item, description: withoutEmails(item.description ?? ''), customFields: Object.fromEntries(fields) };
}
