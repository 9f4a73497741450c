import { z } from 'zod';
import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import { displayNumber, fundingNumberKey } from '#app/opportunities/identity.ts';
import { parseUsDate } from '#app/opportunities/parse-date.ts';
import { plainLine } from '#app/opportunities/text.ts';
import { defineSource, type Parsed } from '../define-source.ts';
import { ScraperError } from '../errors.ts';
import { funderName } from '../lib/grants-gov-agency.ts';
import { readJson } from '../lib/read-json.ts';

const answer = z.object({
  errorcode: z.number(),
  msg: z.string().default(''),
  data: z.unknown(),
});
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

/** All that is posted or forecast on Grants.gov, in one answer of its search. Amounts are not part of that answer. */
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
    url: 'https://api.grants.gov/v1/api/search2',
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    // A plain string joined by "|": an array, a comma or an unknown key would be ignored or find nothing.
    body: JSON.stringify({ oppStatuses: 'forecasted|posted', rows: 10_000, startRecordNum: 0, sortBy: 'oppNum|asc' }),
  },
  parse: ({ body }) => {
    const { hitCount, oppHits } = readAnswer(body);
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
});

/** Failures come with HTTP 200: an error code, a bare string for data, or a message in its place. */
function readAnswer(body: string): z.output<typeof page> {
  const { errorcode, msg, data } = readJson(body, answer);
  if (errorcode !== 0) throw new ScraperError(`Grants.gov answered with error ${errorcode}: ${msg || 'no message'}`);
  if (typeof data === 'string') throw new ScraperError(`Grants.gov failed inside: ${data.slice(0, 200)}`);
  const message = (data as { message?: unknown } | null | undefined)?.message;
  if (typeof message === 'string') throw new ScraperError(`Grants.gov failed inside: ${message.slice(0, 200)}`);
  return readJson(JSON.stringify(data ?? null), page);
}

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
  const isForecast = record.docType === 'forecast';
  const closesOn = parseUsDate(record.closeDate);
  const opened = parseUsDate(record.openDate);
  return {
    externalKey: record.id,
    keys: [fundingNumberKey(record.agencyCode, record.number || `grants.gov ${record.id}`)],
    title: plainLine(record.title),
    number: record.number ? displayNumber(record.agencyCode, record.number) : null,
    funder: { name: funderName(record.agencyCode, record.agency), country: 'US' },
    url: `https://www.grants.gov/search-results-detail/${encodeURIComponent(record.id)}`,
    upstreamStatus: record.oppStatus,
    docType: record.docType,
    postedOn: opened,
    deadlineMode: isForecast ? 'forecast' : closesOn ? 'fixed' : 'none_listed',
    deadlines: closesOn
      ? [{ kind: 'full', date: closesOn, zone: 'America/New_York', isEstimate: isForecast, rawText: record.closeDate }]
      : [],
    rawTexts: { title: record.title, postedOn: record.openDate, number: record.number, funder: record.agency },
    record: raw,
  };
}

function idOf(record: unknown): string {
  const { id } = (record ?? {}) as { id?: unknown };
  return typeof id === 'string' || typeof id === 'number' ? String(id) : '(no id)';
}
