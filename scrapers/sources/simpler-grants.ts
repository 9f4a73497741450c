import { defineSource, type Parsed, type SourceRequest } from '../define-source.ts';
import { readJson } from '../lib/read-json.ts';
import { simplerDraft, simplerProblem } from '../lib/simpler-draft.ts';
import { simplerAnswer, simplerRecord } from '../lib/simpler-shape.ts';

/** Its description allows 5,000 records a page, its manual speaks of 100; an answer must stay under the size of a page. */
const PAGE_SIZE = 1000;

function pageOf(page: number): SourceRequest {
  return {
    url: 'https://api.simpler.grants.gov/v1/opportunities/search',
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      filters: { opportunity_status: { one_of: ['posted', 'forecasted'] } },
      pagination: {
        page_offset: page,
        page_size: PAGE_SIZE,
        // The only field that no two records share: on others a page may repeat what the one before it held.
        sort_order: [{ order_by: 'opportunity_id', sort_direction: 'ascending' }],
      },
    }),
  };
}

/**
 * The same US federal calls as Grants.gov's, better told: eligibility, amounts and prose in one answer. It has been
 * months behind before, so that Grants.gov's word counts before its.
 */
export const simplerGrants = defineSource({
  id: 'simpler-grants',
  title: 'Simpler.Grants.gov',
  homepage: 'https://simpler.grants.gov/search',
  funder: null,
  authority: 'aggregator',
  zone: 'America/New_York',
  licence: 'Work of the US federal government, public domain.',
  schedule: { everyHours: 24 },
  covers: 'all',
  key: {
    header: 'X-API-Key',
    optional: false,
    how: 'Sign in at simpler.grants.gov with Login.gov and ask for an API key; it is free.',
  },
  format: 'json',
  expect: { min: 300, fields: { number: 0.9, summary: 0.7, postedOn: 0.8, deadlines: 0.3 } },
  request: pageOf(1),
  parse: ({ body }) => {
    const { data, pagination_info: pages } = readJson(body, simplerAnswer);
    const parsed: Parsed = { drafts: [], rejected: [], announced: pages?.total_records ?? data.length };
    for (const record of data) {
      const read = simplerRecord.safeParse(record);
      const key = keyOf(record);
      if (!read.success) {
        const issue = read.error.issues[0]!;
        parsed.rejected.push({ key, reason: `${issue.path.join('.')}: ${issue.message}` });
        continue;
      }
      const problem = simplerProblem(read.data);
      if (problem) parsed.rejected.push({ key, reason: problem });
      else parsed.drafts.push(simplerDraft(read.data));
    }
    parsed.next = pages && pages.page_offset < pages.total_pages ? pageOf(pages.page_offset + 1) : null;
    return parsed;
  },
});

function keyOf(record: unknown): string {
  const { opportunity_id: id } = (record ?? {}) as { opportunity_id?: unknown };
  return typeof id === 'string' && id ? id : '(no id)';
}
