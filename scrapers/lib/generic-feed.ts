import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import { urlKey } from '#app/opportunities/identity.ts';
import { parseRfc822Day } from '#app/opportunities/parse-date.ts';
import { foldText, plainLine, plainText, withoutEmails } from '#app/opportunities/text.ts';
import { defineSource, type PageSource, type Parsed } from '../define-source.ts';
import { readFeed, type FeedItem } from './read-feed.ts';

export type FeedFacts = {
  id: string;
  title: string;
  url: string;
  funder: { name: string; country: string; url: string };
  /** words of which an item's title must have one; none = any title */
  include?: readonly string[];
  /** words of which an item's title may have none */
  exclude?: readonly string[];
  zone?: string;
  everyHours?: number;
  licence?: string;
};

/** Any RSS or Atom feed whose items are calls. Feeds seldom say a deadline, so none is claimed. */
export function rssSource(facts: FeedFacts): PageSource {
  return defineSource({
    id: facts.id,
    title: facts.title,
    homepage: facts.url,
    funder: facts.funder,
    authority: 'feed',
    zone: facts.zone ?? 'applicant_local',
    licence: facts.licence ?? 'Not looked at; only titles, links and short descriptions are kept.',
    schedule: { everyHours: facts.everyHours ?? 12 },
    covers: 'newest',
    format: 'rss',
    expect: { min: 1 },
    request: { url: facts.url },
    parse: async ({ body }) => {
      const parsed: Parsed = { drafts: [], rejected: [] };
      for (const item of await readFeed(body)) {
        const reason = whyNot(item, facts);
        if (reason) parsed.rejected.push({ key: item.link || item.guid || plainLine(item.title), reason });
        else parsed.drafts.push(toDraft(item, facts));
      }
      return parsed;
    },
  });
}

function whyNot(item: FeedItem, { include = [], exclude = [] }: FeedFacts): string | null {
  const title = foldText(plainLine(item.title));
  if (!title) return 'has no title';
  if (!urlKey(item.link)) return 'has no link to a page';
  const has = (word: string) => title.includes(foldText(word));
  const unwanted = exclude.find(has);
  if (unwanted) return `its title has “${unwanted}”, so it is left out`;
  return include.length > 0 && !include.some(has) ? `its title has none of: ${include.join(', ')}` : null;
}

function toDraft(item: FeedItem, { funder }: FeedFacts): OpportunityDraft {
  return {
    externalKey: item.guid || item.link,
    keys: [urlKey(item.link)!],
    title: plainLine(item.title),
    funder,
    url: item.link,
    summary: withoutEmails(plainText(item.content)),
    postedOn: parseRfc822Day(item.pubDate),
    deadlineMode: 'unknown',
    rawTexts: { title: item.title, postedOn: item.pubDate },
    record: { ...item, content: withoutEmails(item.content) },
  };
}
