import { z } from 'zod';
import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import { displayNumber, fundingNumberKey } from '#app/opportunities/identity.ts';
import { parseUsDate } from '#app/opportunities/parse-date.ts';
import { plainLine } from '#app/opportunities/text.ts';
import { defineSource, type Parsed } from '../define-source.ts';
import { federalDeadlines } from '../lib/federal-deadlines.ts';
import { agencyFunder } from '../lib/grants-gov-agency.ts';
import { readGrantsGov } from '../lib/grants-gov-answer.ts';
import { readDetail } from '../lib/grants-gov-detail.ts';

const page = z.object({ hitCount: z.number(), oppHits: z.array(z.unknown()) });
const hit = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  number: z.string(),
  title: z.string(),
  agencyCode: z.string(),
  agency: z.string(),
  openDate: z.string(),
  closeDate: z.string(),
  oppStatus: z.string(),
  docType: z.enum(['synopsis', 'forecast']),
});
type Hit = z.output<typeof hit>;

const API = 'https://api.grants.gov/v1/api';
const JSON_TYPE = { 'content-type': 'application/json' };

/**
 * All that is posted or forecast on Grants.gov, in one answer of its search; amounts, eligibility, documents and the
 * prose beside a date are in the record of each call, which is looked up when its line is new or has changed.
 */
export const grantsGov = defineSource({
  id: 'grants-gov',
  title: 'Grants.gov',
  homepage: 'https://www.grants.gov/search-grants',
  funder: null,
  authority: 'portal',
  zone: 'America/New_York',
  licence: 'Work of the US federal government, public domain.',
  schedule: { everyHours: 4 },
  covers: 'all',
  format: 'json',
  expect: { min: 300, fields: { number: 0.9, postedOn: 0.9, deadlines: 0.3 } },
  request: {
    url: `${API}/search2`,
    method: 'POST',
    headers: JSON_TYPE,
    // A plain string joined by "|": an array, a comma or an unknown key would be ignored or find nothing.
    body: JSON.stringify({ oppStatuses: 'forecasted|posted', rows: 10_000, startRecordNum: 0, sortBy: 'oppNum|asc' }),
  },
  parse: ({ body }) => {
    const { hitCount, oppHits } = readGrantsGov(body, page);
    const parsed: Parsed = { drafts: [], rejected: [], announced: hitCount };
    for (const record of oppHits) {
      const read = hit.safeParse(record);
      if (!read.success) {
        const issue = read.error.issues[0]!;
        parsed.rejected.push({ key: idOf(record), reason: `${issue.path.join('.')}: ${issue.message}` });
        continue;
      }
      const problem = problemOf(read.data);
      if (problem) parsed.rejected.push({ key: read.data.id, reason: problem });
      else parsed.drafts.push(toDraft(read.data, record));
    }
    return parsed;
  },
  detail: {
    format: 'json',
    perRun: 200,
    request: ({ externalKey }) => ({
      ...{ url: `${API}/fetchOpportunity`, method: 'POST', headers: JSON_TYPE },
      body: JSON.stringify({ opportunityId: Number(externalKey) }),
    }),
    parse: ({ body }, draft) => readDetail(body, draft),
  },
});

/** A date that is there but cannot be read is worse than none: the record is refused, not shown without it. */
function problemOf(record: Hit): string | null {
  for (const field of ['openDate', 'closeDate'] as const) {
    const text = record[field].trim();
    if (text && !parseUsDate(text))
      return `${field} ${JSON.stringify(text.slice(0, 40))} is not a date like 12/31/2026`;
  }
  return plainLine(record.title) ? null : 'has no title';
}

function toDraft(record: Hit, raw: unknown): OpportunityDraft {
  const closesOn = parseUsDate(record.closeDate);
  const opened = parseUsDate(record.openDate);
  return {
    externalKey: record.id,
    keys: [fundingNumberKey(record.agencyCode, record.number || `grants.gov ${record.id}`)],
    title: plainLine(record.title),
    number: record.number ? displayNumber(record.agencyCode, record.number) : null,
    funder: agencyFunder(record.agencyCode, record.agency),
    url: `https://www.grants.gov/search-results-detail/${encodeURIComponent(record.id)}`,
    upstreamStatus: record.oppStatus,
    docType: record.docType,
    postedOn: opened,
    ...federalDeadlines(
      closesOn ? { date: closesOn, rawText: record.closeDate } : null,
      null,
      record.docType === 'forecast',
    ),
    rawTexts: { title: record.title, postedOn: record.openDate, number: record.number, funder: record.agency },
    record: raw,
  };
}

function idOf(record: unknown): string {
  const { id } = (record ?? {}) as { id?: unknown };
  return typeof id === 'string' || typeof id === 'number' ? String(id) : '(no id)';
}
