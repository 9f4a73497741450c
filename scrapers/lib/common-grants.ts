import { z } from 'zod';
import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import { urlKey } from '#app/opportunities/identity.ts';
import { plainLine, plainText, withoutEmails } from '#app/opportunities/text.ts';
import { defineSource, type PageSource, type Parsed, type SourceRequest } from '../define-source.ts';
import { readJson } from './read-json.ts';

export type CommonGrantsFacts = { id: string; title: string; url: string; everyHours?: number; licence?: string };

const event = z.looseObject({ eventType: z.string().optional(), date: z.string().optional() });
const opportunity = z.looseObject({
  id: z.string(),
  title: z.string(),
  status: z.looseObject({ value: z.string() }).optional(),
  description: z.string().nullish(),
  source: z.string().nullish(),
  keyDates: z.looseObject({ closeDate: event.nullish(), postDate: event.nullish() }).nullish(),
});
const answer = z.looseObject({
  items: z.array(z.unknown()),
  paginationInfo: z.looseObject({ page: z.number(), pageSize: z.number(), totalItems: z.number().nullish() }),
});

/** Any API of the CommonGrants protocol by the address before `/common-grants`. */
export function commonGrantsSource(facts: CommonGrantsFacts): PageSource {
  const base = facts.url.replace(/\/+$/, '').replace(/\/common-grants(?:\/opportunities)?$/, '');
  const pageOf = (page: number): SourceRequest => ({
    url: `${base}/common-grants/opportunities?page=${page}&pageSize=100`,
  });
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
      const { items, paginationInfo } = readJson(body, answer);
      const parsed: Parsed = { drafts: [], rejected: [] };
      for (const item of items) {
        const read = opportunity.safeParse(item);
        if (!read.success) parsed.rejected.push({ key: '(unreadable)', reason: read.error.issues[0]!.message });
        else if (!urlKey(read.data.source ?? '')) {
          parsed.rejected.push({ key: read.data.id, reason: 'names no page for readers' });
        } else parsed.drafts.push(toDraft(read.data, facts.title));
      }
      const { page, pageSize, totalItems } = paginationInfo;
      const isLast = items.length === 0 || page * pageSize >= (totalItems ?? 0);
      return { ...parsed, next: isLast ? null : pageOf(page + 1) };
    },
  });
}

function toDraft(item: z.output<typeof opportunity>, publisher: string): OpportunityDraft {
  const closes = item.keyDates?.closeDate?.date ?? null;
  return {
    externalKey: item.id,
    keys: [urlKey(item.source!)!],
    title: plainLine(item.title),
    funder: { name: publisher },
    url: item.source!,
    summary: withoutEmails(plainText(item.description ?? '')),
    upstreamStatus: item.status?.value,
    postedOn: item.keyDates?.postDate?.date,
    deadlineMode: closes ? 'fixed' : 'none_listed',
    deadlines: closes ? [{ kind: 'full', date: closes, rawText: closes }] : [],
    record: item,
  };
}
