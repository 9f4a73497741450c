import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import { displayNumber, fundingNumberKey } from '#app/opportunities/identity.ts';
import { parseAmount } from '#app/opportunities/money.ts';
import { parseIsoDay } from '#app/opportunities/parse-date.ts';
import { plainLine, plainText, withoutEmails } from '#app/opportunities/text.ts';
import { federalDeadlines } from './federal-deadlines.ts';
import { agencyFunder } from './grants-gov-agency.ts';
import type { SimplerRecord } from './simpler-shape.ts';
import { statedText, webAddressOf } from './stated.ts';

/** Why a record is not taken, or null. A date that cannot be read is worse than none. */
export function simplerProblem({ opportunity_title, agency_code, summary }: SimplerRecord): string | null {
  if (!plainLine(opportunity_title)) return 'has no title';
  if (!agency_code?.trim()) return 'names no agency';
  for (const field of ['post_date', 'close_date', 'archive_date', 'forecasted_close_date'] as const) {
    const text = summary[field];
    if (text && !parseIsoDay(text))
      return `${field} ${JSON.stringify(text.slice(0, 40))} is not a date like 2026-12-31`;
  }
  return null;
}

/** The same call as Grants.gov's of that number; its own page at Simpler.Grants.gov. */
export function simplerDraft(record: SimplerRecord): OpportunityDraft {
  const { summary, agency_code: agency, opportunity_number: number } = record;
  const code = agency!.trim();
  const rawDate = summary.is_forecast ? summary.forecasted_close_date : summary.close_date;
  const date = parseIsoDay(rawDate ?? '');
  const explanation = summary.is_forecast ? summary.forecasted_close_date_description : summary.close_date_description;
  const page = webAddressOf(summary.additional_info_url ?? '');
  const types = summary.applicant_types ?? [];
  const sayIndividuals = types.includes('individuals');
  return {
    externalKey: record.opportunity_id,
    keys: [
      fundingNumberKey(code, number?.trim() || `grants.gov ${record.legacy_opportunity_id ?? record.opportunity_id}`),
    ],
    title: plainLine(record.opportunity_title),
    number: number?.trim() ? displayNumber(code, number) : null,
    funder: agencyFunder(code, record.agency_name ?? ''),
    url: `https://simpler.grants.gov/opportunity/${encodeURIComponent(record.opportunity_id)}`,
    summary: withoutEmails(plainText(summary.summary_description ?? '')),
    upstreamStatus: record.opportunity_status,
    docType: summary.is_forecast ? 'forecast' : 'synopsis',
    postedOn: parseIsoDay(summary.post_date ?? ''),
    archivesOn: parseIsoDay(summary.archive_date ?? ''),
    ...federalDeadlines(date === null ? null : { date, rawText: rawDate! }, explanation, summary.is_forecast),
    amount: amountOf(record),
    awardsExpected: summary.expected_number_of_awards || null,
    costSharing: summary.is_cost_sharing ?? null,
    eligibility: statedText(withoutEmails(plainText(summary.applicant_eligibility_description ?? ''))),
    applicantTypes: types.map(inWords),
    ...(sayIndividuals ? { terms: { individuals: true } } : {}),
    instruments: (summary.funding_instruments ?? []).map(inWords),
    categories: (summary.funding_categories ?? []).map(inWords),
    alns: [
      ...new Set((record.opportunity_assistance_listings ?? []).map((aln) => aln.assistance_listing_number.trim())),
    ],
    attachments: page === null ? [] : [{ name: 'The funder’s announcement', url: page }],
    version: summary.version_number ? String(summary.version_number) : null,
    rawTexts: {
      ...{ title: record.opportunity_title, funder: record.agency_name ?? code },
      ...(number ? { number } : {}),
      ...(sayIndividuals ? { 'terms.individuals': 'individuals' } : {}),
    },
    record: withoutContacts(record),
  };
}

function amountOf({ summary }: SimplerRecord): OpportunityDraft['amount'] {
  const { award_floor: floor, award_ceiling: ceiling, estimated_total_program_funding: whole } = summary;
  const [min, max, total] = [floor, ceiling, whole].map((value) => parseAmount(value, 'USD'));
  if (min === null && max === null && total === null) return null;
  const rawText = `award_floor ${floor ?? '–'}, award_ceiling ${ceiling ?? '–'}, estimated_total_program_funding ${whole ?? '–'}`;
  return { min: min!, max: max!, total: total!, currency: 'USD', kind: 'per_award', rawText };
}

/** `public_and_state_institutions_of_higher_education` → `Public and state institutions of higher education`. */
function inWords(code: string): string {
  const words = code.replace(/_/g, ' ').replace(/501c3/g, '501(c)(3)').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function withoutContacts(record: SimplerRecord) {
  const kept = Object.entries(record.summary).filter(([name]) => !/^agency_(?:contact|email)/.test(name));
  const redacted = kept.map(([name, value]) => [name, typeof value === 'string' ? withoutEmails(value) : value]);
  return { ...record, summary: Object.fromEntries(redacted) as Record<string, unknown> };
}
