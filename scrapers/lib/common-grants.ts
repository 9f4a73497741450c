import { plainLine } from '#app/opportunities/text.ts';
import { defineSource, type PageSource, type Parsed, type SourceRequest } from '../define-source.ts';
import { commonDates } from './common-grants-dates.ts';
import { commonDraft } from './common-grants-draft.ts';
import { commonAnswer, commonOpportunity } from './common-grants-shape.ts';
import { readJson } from './read-json.ts';

export type CommonGrantsFacts = {
  id: string;
  /** the publisher, named beside its facts, and as the funder of records that name none */
  title: string;
  /** the address before `/common-grants`, or the list itself */
  url: string;
  everyHours?: number;
  licence?: string;
};

/** Any API of the CommonGrants protocol (0.2 to 0.4), read page by page. */
export function commonGrantsSource(facts: CommonGrantsFacts): PageSource {
  const base = facts.url
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
    .replace(/\/common-grants(?:\/opportunities)?$/, '');
  const list = `${base}/common-grants/opportunities`;
  const pageOf = (page: number): SourceRequest => ({ url: `${list}?page=${page}&pageSize=100` });
  return defineSource({
    id: facts.id,
    title: facts.title,
    homepage: facts.url,
    funder: null,
    authority: 'aggregator',
    zone: 'applicant_local',
    licence: facts.licence ?? 'Not looked at; ask the publisher.',
    schedule: { everyHours: facts.everyHours ?? 24 },
    covers: 'all',
    format: 'json',
    expect: { min: 1 },
    request: pageOf(1),
    parse: ({ body }) => {
      const { items, paginationInfo } = readJson(body, commonAnswer);
      const { page, pageSize, totalItems } = paginationInfo;
      const parsed: Parsed = { drafts: [], rejected: [], ...(totalItems == null ? {} : { announced: totalItems }) };
      for (const item of items) {
        const read = commonOpportunity.safeParse(item);
        if (!read.success) {
          const issue = read.error.issues[0]!;
          parsed.rejected.push({ key: idOf(item), reason: `${issue.path.join('.') || 'record'}: ${issue.message}` });
          continue;
        }
        const dates = commonDates(read.data);
        const problem = plainLine(read.data.title) === '' ? 'has no title' : dates.problems[0];
        if (problem) parsed.rejected.push({ key: read.data.id, reason: problem });
        else
          parsed.drafts.push(commonDraft(read.data, dates, facts.title, `${list}/${encodeURIComponent(read.data.id)}`));
      }
      const isLast = items.length === 0 || pageSize < 1 || (totalItems != null && page * pageSize >= totalItems);
      return { ...parsed, next: isLast ? null : pageOf(page + 1) };
    },
  });
}

function idOf(item: unknown): string {
  const { id } = (item ?? {}) as { id?: unknown };
  return typeof id === 'string' && id ? id : '(no id)';
}
