import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import { displayNumber } from '#app/opportunities/identity.ts';
import { parseRfc822Day } from '#app/opportunities/parse-date.ts';
import { plainLine, plainText, withoutEmails } from '#app/opportunities/text.ts';
import { defineSource, type Parsed } from '../define-source.ts';
import { NSF, NSF_FEED, nsfKeys, nsfSlug, numberInSlug } from '../lib/nsf.ts';
import { readFeed, type FeedItem } from '../lib/read-feed.ts';

/** NSF's newest funding opportunities. The feed never gives a deadline, so none is claimed. */
export const nsfFunding = defineSource({
  id: 'nsf-funding',
  title: 'NSF funding feed',
  ...NSF_FEED,
  expect: { min: 5, fields: { summary: 0.6, postedOn: 0.6 } },
  request: { url: 'https://www.nsf.gov/rss/rss_www_funding.xml' },
  parse: async ({ body }) => {
    const parsed: Parsed = { drafts: [], rejected: [] };
    for (const item of await readFeed(body)) {
      const slug = nsfSlug(item.link);
      const title = plainLine(item.title).replace(/[:;,]$/, '');
      if (!title) parsed.rejected.push({ key: item.link || item.guid || '(no link)', reason: 'has no title' });
      else if (!slug) {
        parsed.rejected.push({ key: item.link || title, reason: 'its link leads to no NSF funding opportunity' });
      } else parsed.drafts.push(toDraft(item, slug, title));
    }
    return parsed;
  },
});

function toDraft(item: FeedItem, slug: string, title: string): OpportunityDraft {
  const number = numberInSlug(slug);
  return {
    externalKey: slug,
    keys: nsfKeys(number, item.link),
    title,
    number: number && displayNumber('NSF', number),
    funder: NSF,
    url: item.link,
    summary: withoutEmails(plainText(item.content)),
    postedOn: parseRfc822Day(item.pubDate),
    deadlineMode: 'unknown',
    rawTexts: { title: item.title, postedOn: item.pubDate, ...(number ? { number: item.link } : {}) },
    record: { ...item, content: withoutEmails(item.content) },
  };
}
