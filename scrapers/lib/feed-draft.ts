import { cleanHtml } from '#app/opportunities/clean-html.ts';
import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import { urlKey } from '#app/opportunities/identity.ts';
import { parseAnyDate } from '#app/opportunities/parse-date.ts';
import { plainLine, plainText, withoutContacts } from '#app/opportunities/text.ts';
import type { FeedItem } from './read-feed.ts';

const LONGEST_SUMMARY = 100_000;

/** Why an item cannot be a call at all, or null. */
export function problemOf(item: FeedItem): string | null {
  if (!plainLine(item.title)) return 'has no title';
  return urlKey(item.link) ? null : 'has no link to a page';
}

/** What a curator reads of an item that is left out. */
export const itemKey = (item: FeedItem): string =>
  (item.link || item.guid || plainLine(item.title) || '(no link)').slice(0, 500);

/** What any feed says of a call: title, link, description, the day it was posted. Feeds seldom say a deadline. */
export function feedDraft(item: FeedItem, funder: OpportunityDraft['funder']): OpportunityDraft {
  return {
    externalKey: item.guid || item.link,
    keys: [urlKey(item.link)!],
    title: plainLine(item.title),
    funder,
    url: item.link.trim(),
    summary: withoutContacts(plainText(item.content)).slice(0, LONGEST_SUMMARY),
    descriptionHtml: cleanHtml(item.content),
    postedOn: parseAnyDate(item.pubDate),
    deadlineMode: 'unknown',
    rawTexts: { title: item.title.slice(0, 2000), postedOn: item.pubDate.slice(0, 2000) },
    record: { ...item, content: withoutContacts(item.content) },
  };
}
