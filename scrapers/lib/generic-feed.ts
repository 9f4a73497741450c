import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import { foldText, plainLine } from '#app/opportunities/text.ts';
import { defineSource, type PageSource, type Parsed } from '../define-source.ts';
import { feedDraft, itemKey, problemOf } from './feed-draft.ts';
import { proseDeadlines } from './prose-deadlines.ts';
import { readFeed, type FeedItem } from './read-feed.ts';

/** Plain values, so that a form can fill them. */
export type FeedFacts = {
  id: string;
  title: string;
  url: string;
  funder: { name: string; country: string; url: string; rorId?: string };
  homepage?: string;
  /** words of which an item's title must have one; none = any title */
  include?: readonly string[];
  /** words of which an item's title may have none */
  exclude?: readonly string[];
  zone?: string;
  everyHours?: number;
  licence?: string;
};

/**
 * Any RSS or Atom feed whose items are calls. Dates that the prose of an item calls a deadline are offered as estimates that
 * nobody has verified.
 */
export function rssSource(facts: FeedFacts): PageSource {
  return defineSource({
    id: facts.id,
    title: facts.title,
    homepage: facts.homepage ?? facts.url,
    funder: facts.funder,
    authority: 'feed',
    zone: facts.zone ?? 'applicant_local',
    licence: facts.licence ?? 'Not looked at; only titles, links and short descriptions are kept.',
    schedule: { everyHours: facts.everyHours ?? 12 },
    covers: 'newest',
    format: 'rss',
    expect: { min: 1 },
    request: { url: facts.url },
    async parse({ body }) {
      const { drafts, rejected } = await readCalls(body, facts.funder, (item) => whyNot(item, facts));
      return { drafts: drafts.map(withDates), rejected };
    },
  });
}

const withDates = (draft: OpportunityDraft): OpportunityDraft => ({
  ...draft,
  deadlines: proseDeadlines(`${draft.title}. ${draft.summary ?? ''}`, 'feed'),
});

/** The calls of a feed; what `whyNot` gives a reason for is left out with it, for a curator to see. */
export async function readCalls(
  body: string,
  funder: OpportunityDraft['funder'],
  whyNot: (item: FeedItem) => string | null,
): Promise<Parsed> {
  const parsed: Parsed = { drafts: [], rejected: [] };
  for (const item of await readFeed(body)) {
    const reason = problemOf(item) ?? whyNot(item);
    if (reason === null) parsed.drafts.push(feedDraft(item, funder));
    else parsed.rejected.push({ key: itemKey(item), reason });
  }
  return parsed;
}

function whyNot(item: FeedItem, { include = [], exclude = [] }: FeedFacts): string | null {
  const title = foldText(plainLine(item.title));
  const has = (word: string) => title.includes(foldText(word));
  const unwanted = exclude.find(has);
  if (unwanted !== undefined) return `its title has “${unwanted}”, so it is left out`;
  return include.length > 0 && !include.some(has) ? `its title has none of: ${include.join(', ')}` : null;
}
