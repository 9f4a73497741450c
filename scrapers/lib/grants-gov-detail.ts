import { parseIsoDay } from '#app/opportunities/parse-date.ts';
import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import { parseAmount } from '#app/opportunities/money.ts';
import { plainLine, plainText, withoutEmails } from '#app/opportunities/text.ts';
import { ScraperError } from '../errors.ts';
import { federalDeadlines } from './federal-deadlines.ts';
import { readGrantsGov } from './grants-gov-answer.ts';
import { APPLICANT_TYPES, FUNDING_CATEGORIES, FUNDING_INSTRUMENTS, INDIVIDUALS, wordsFor } from './grants-gov-codes.ts';
import { detailShape, type Detail, type DetailBlock } from './grants-gov-detail-shape.ts';
import { statedText, webAddressOf } from './stated.ts';

/**
 * What fetchOpportunity adds to a line of the search. Only the block that `docType` names is read: a posted record may
 * still carry its forecast, with other numbers. Throws ScraperError when the record is another one or says nothing.
 */
export function readDetail(body: string, draft: OpportunityDraft): OpportunityDraft {
  const detail = readGrantsGov(body, detailShape);
  if (String(detail.id) !== draft.externalKey) {
    throw new ScraperError(`Grants.gov answered with record ${detail.id} when asked for ${draft.externalKey}.`);
  }
  const block = detail[detail.docType];
  if (!block) throw new ScraperError(`The record ${detail.id} says it is a ${detail.docType}, but holds none.`);
  const isForecast = detail.docType === 'forecast';
  const rawDate = (isForecast ? block.estApplicationResponseDateStr : block.responseDateStr)?.trim() ?? '';
  const date = dayOf(rawDate, 'response date');
  const explanation = isForecast ? block.estApplicationResponseDateDesc : block.responseDateDesc;
  const eligibility = statedText(withoutEmails(plainText(block.applicantEligibilityDesc ?? '')));
  const codes = (block.applicantTypes ?? []).map(({ id }) => id.trim());
  return {
    ...draft,
    summary: withoutEmails(plainText((isForecast ? block.forecastDesc : block.synopsisDesc) ?? '')),
    docType: detail.docType,
    upstreamStatus: detail.ost.toLowerCase(),
    ...datesOf(block, draft),
    ...federalDeadlines(date === null ? null : { date, rawText: rawDate }, explanation, isForecast),
    amount: amountOf(block),
    awardsExpected: countOf(block.numberOfAwards),
    costSharing: block.costSharing ?? null,
    eligibility: eligibility?.slice(0, 20_000) ?? null,
    applicantTypes: wordsFor(APPLICANT_TYPES, codes),
    ...(codes.includes(INDIVIDUALS) ? { terms: { individuals: true } } : {}),
    instruments: wordsFor(
      FUNDING_INSTRUMENTS,
      (block.fundingInstruments ?? []).map(({ id }) => id),
    ),
    categories: wordsFor(
      FUNDING_CATEGORIES,
      (block.fundingActivityCategories ?? []).map(({ id }) => id),
    ),
    alns: [...new Set((detail.cfdas ?? []).map(({ cfdaNumber }) => cfdaNumber.trim()).filter(Boolean))],
    attachments: attachmentsOf(detail, block),
    version: block.version ? String(block.version) : null,
    rawTexts: {
      ...draft.rawTexts,
      ...(codes.includes(INDIVIDUALS) ? { 'terms.individuals': APPLICANT_TYPES[INDIVIDUALS]! } : {}),
    },
    record: { list: draft.record, detail: withoutContacts(detail, block) },
  };
}

function datesOf(block: DetailBlock, draft: OpportunityDraft) {
  return {
    postedOn: dayOf(block.postingDateStr?.trim() ?? '', 'posting date') ?? draft.postedOn ?? null,
    archivesOn: dayOf(block.archiveDateStr?.trim() ?? '', 'archive date'),
  };
}

/** `2026-09-09-00-00-00`: the midnight is an artefact of a date without a time. */
function dayOf(text: string, what: string): string | null {
  if (text === '') return null;
  const day = parseIsoDay(text.replace(/^(\d{4}-\d{2}-\d{2})-\d{2}-\d{2}-\d{2}$/, '$1'));
  if (day === null) throw new ScraperError(`Its ${what} ${JSON.stringify(text.slice(0, 40))} is not a date.`);
  return day;
}

function amountOf({ awardFloor, awardCeiling, estimatedFunding }: DetailBlock): OpportunityDraft['amount'] {
  const [min, max, total] = [awardFloor, awardCeiling, estimatedFunding].map((text) => parseAmount(text, 'USD'));
  if (min === null && max === null && total === null) return null;
  const rawText = `awardFloor ${awardFloor ?? '–'}, awardCeiling ${awardCeiling ?? '–'}, estimatedFunding ${estimatedFunding ?? '–'}`;
  return { min: min!, max: max!, total: total!, currency: 'USD', kind: 'per_award', rawText };
}

const countOf = (text: string | null | undefined) => (/^[1-9]\d{0,5}$/.test(text?.trim() ?? '') ? Number(text) : null);

function attachmentsOf(detail: Detail, block: DetailBlock) {
  const files = (detail.synopsisAttachmentFolders ?? [])
    .flatMap((folder) => folder.synopsisAttachments ?? [])
    .map(({ id, fileName }) => ({
      name: plainLine(fileName) || `File ${id}`,
      url: `https://apply07.grants.gov/grantsws/rest/opportunity/att/download/${id}`,
    }));
  const page = webAddressOf(block.fundingDescLinkUrl ?? '');
  return [...(page === null ? [] : [{ name: 'The funder’s announcement', url: page }]), ...files].slice(0, 200);
}

/** The record without history, which can be most of a megabyte, and without the people who answer for it. */
function withoutContacts(detail: Detail, block: DetailBlock) {
  const facts = Object.fromEntries(
    Object.entries(block).filter(([name]) => !/^agency|^sendEmail$|^publisherUid$/.test(name)),
  );
  const { id, opportunityNumber, owningAgencyCode, docType, ost, cfdas } = detail;
  const packages = (detail.opportunityPkgs ?? []).map(({ packageId, openingDate, closingDate }) => ({
    ...{ packageId, openingDate, closingDate },
  }));
  const files = (detail.synopsisAttachmentFolders ?? []).flatMap((folder) => folder.synopsisAttachments ?? []);
  return {
    ...{ id, opportunityNumber, owningAgencyCode, docType, ost, cfdas, packages },
    [docType]: { ...facts, ...redacted(block) },
    attachments: files.map((file) => ({ id: file.id, fileName: file.fileName })),
    related: (detail.relatedOpps ?? []).length,
  };
}

function redacted(block: DetailBlock) {
  const texts = ['synopsisDesc', 'forecastDesc', 'applicantEligibilityDesc', 'responseDateDesc'] as const;
  return Object.fromEntries(texts.flatMap((name) => (block[name] ? [[name, withoutEmails(block[name])]] : [])));
}
