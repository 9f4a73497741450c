import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import { displayNumber, fundingNumberKey } from '#app/opportunities/identity.ts';
import { parseAmount } from '#app/opportunities/money.ts';
import { parsePackedUsDate } from '#app/opportunities/parse-date.ts';
import { plainLine, plainText, withoutEmails } from '#app/opportunities/text.ts';
import { defineExtract } from '../define-source.ts';
import { ScraperError } from '../errors.ts';
import { FEDERAL_ZONE, federalDeadlines } from '../lib/federal-deadlines.ts';
import { agencyFunder } from '../lib/grants-gov-agency.ts';
import {
  APPLICANT_TYPES,
  FUNDING_CATEGORIES,
  FUNDING_INSTRUMENTS,
  INDIVIDUALS,
  wordsFor,
} from '../lib/grants-gov-codes.ts';
import { statedText, webAddressOf } from '../lib/stated.ts';

const FORECAST = 'OpportunityForecastDetail_1_0';
const SYNOPSIS = 'OpportunitySynopsisDetail_1_0';
const FILE = /https:\/\/[a-z0-9.-]+\.amazonaws\.com\/[A-Za-z0-9/_-]*GrantsDBExtract(\d{8})v2\.zip/g;

/** Everything that ever was on Grants.gov, in the file it publishes every night. Closed calls are kept: they are what comes again. */
export const grantsGovExtract = defineExtract({
  id: 'grants-gov-extract',
  title: 'Grants.gov daily extract',
  homepage: 'https://www.grants.gov/xml-extract',
  funder: null,
  authority: 'portal',
  zone: FEDERAL_ZONE,
  licence: 'Work of the US federal government, public domain.',
  schedule: { everyHours: 24 },
  covers: 'all',
  expect: { min: 50_000, fields: { number: 0.9, postedOn: 0.9, deadlines: 0.3 } },
  request: { url: 'https://www.grants.gov/xml-extract' },
  locate: ({ body }) => {
    const found = [...body.matchAll(FILE)].sort((a, b) => a[1]!.localeCompare(b[1]!)).at(-1);
    if (!found) throw new ScraperError('The page of extracts links to no GrantsDBExtract file any more.');
    return found[0];
  },
  maxBytes: 300 * 1024 * 1024,
  root: 'Grants',
  records: [SYNOPSIS, FORECAST],
  keyField: 'OpportunityID',
  parse: (element, fields) => {
    const record = new Fields(fields);
    const key = record.one('OpportunityID');
    if (!/^\d{1,20}$/.test(key)) return { key: key.slice(0, 40) || '(no id)', reason: 'has no number as its id' };
    const problem = problemOf(record, dateFields(element));
    return problem ? { key, reason: problem } : toDraft(key, element === FORECAST, record);
  },
});

/** The texts of a record by the names of its elements. */
class Fields {
  constructor(private readonly texts: ReadonlyMap<string, readonly string[]>) {}
  one(name: string): string {
    return this.texts.get(name)?.[0]?.trim() ?? '';
  }
  all(name: string): readonly string[] {
    return this.texts.get(name) ?? [];
  }
}

const closeField = (isForecast: boolean) => (isForecast ? 'EstimatedSynopsisCloseDate' : 'CloseDate');
const dateFields = (element: string) => ['PostDate', 'ArchiveDate', closeField(element === FORECAST)];

/** A date that is there but cannot be read is worse than none: the record is refused, not shown without it. */
function problemOf(record: Fields, dates: readonly string[]): string | null {
  for (const field of dates) {
    const text = record.one(field);
    if (text && !parsePackedUsDate(text))
      return `${field} ${JSON.stringify(text.slice(0, 40))} is not a date like 12312026`;
  }
  return plainLine(record.one('OpportunityTitle')) ? null : 'has no title';
}

function toDraft(id: string, isForecast: boolean, record: Fields): OpportunityDraft {
  const agency = record.one('AgencyCode');
  const number = record.one('OpportunityNumber');
  const closeDate = record.one(closeField(isForecast));
  const closesOn = parsePackedUsDate(closeDate);
  const description = record.one('Description');
  const codes = record.all('EligibleApplicants').map((text) => text.trim());
  const forIndividuals = codes.includes(INDIVIDUALS);
  return {
    externalKey: id,
    keys: [fundingNumberKey(agency, number || `grants.gov ${id}`)],
    title: plainLine(record.one('OpportunityTitle')),
    number: number ? displayNumber(agency, number) : null,
    funder: agencyFunder(agency, record.one('AgencyName')),
    url: `https://www.grants.gov/search-results-detail/${id}`,
    applyUrl: webAddressOf(record.one('AdditionalInformationURL')),
    summary: withoutEmails(plainText(description)),
    language: 'en',
    upstreamStatus: isForecast ? 'forecasted' : 'posted',
    docType: isForecast ? 'forecast' : 'synopsis',
    postedOn: parsePackedUsDate(record.one('PostDate')),
    archivesOn: parsePackedUsDate(record.one('ArchiveDate')),
    ...federalDeadlines(
      closesOn ? { date: closesOn, rawText: closeDate } : null,
      record.one(`${closeField(isForecast)}Explanation`),
      isForecast,
    ),
    amount: amountOf(record),
    awardsExpected: awardsExpected(record.one('ExpectedNumberOfAwards')),
    costSharing: { Yes: true, No: false }[record.one('CostSharingOrMatchingRequirement')] ?? null,
    eligibility: eligibilityOf(record),
    applicantTypes: wordsFor(APPLICANT_TYPES, codes),
    ...(forIndividuals ? { terms: { individuals: true } } : {}),
    instruments: wordsFor(FUNDING_INSTRUMENTS, record.all('FundingInstrumentType')),
    categories: wordsFor(FUNDING_CATEGORIES, record.all('CategoryOfFundingActivity')),
    alns: [...new Set(record.all('CFDANumbers').map((text) => text.trim()))].filter(Boolean),
    version: record.one('Version') || null,
    rawTexts: {
      title: record.one('OpportunityTitle'),
      number,
      postedOn: record.one('PostDate'),
      archivesOn: record.one('ArchiveDate'),
      funder: record.one('AgencyName'),
      ...(forIndividuals ? { 'terms.individuals': APPLICANT_TYPES[INDIVIDUALS]! } : {}),
    },
    // The draft holds every field but the contacts, which are people's; keeping the record too would double 320 MB.
    record: null,
  };
}

/** Ceiling and floor are of one award, the total of the programme. */
function amountOf(record: Fields): OpportunityDraft['amount'] {
  const [floor, ceiling, whole] = ['AwardFloor', 'AwardCeiling', 'EstimatedTotalProgramFunding'].map((field) =>
    record.one(field),
  ) as [string, string, string];
  const min = parseAmount(floor, 'USD');
  const max = parseAmount(ceiling, 'USD');
  const total = parseAmount(whole, 'USD');
  if (min === null && max === null && total === null) return null;
  const rawText = `floor ${floor || '–'}, ceiling ${ceiling || '–'}, programme ${whole || '–'}`;
  // Some forms have the two the wrong way round; which is which cannot be known, so neither is claimed.
  const isOdd = min !== null && max !== null && min > max;
  const bounds = isOdd ? { min: null, max: null } : { min, max };
  if (isOdd && total === null) return null;
  return { ...bounds, total, currency: 'USD', kind: 'per_award', rawText };
}

function awardsExpected(text: string): number | null {
  const number = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  return number > 0 ? number : null;
}

function eligibilityOf(record: Fields): string | null {
  const text = statedText(record.one('AdditionalInformationOnEligibility'));
  return text ? withoutEmails(plainText(text)).slice(0, 20_000) || null : null;
}
