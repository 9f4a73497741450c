import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import { displayNumber, fundingNumberKey, urlKey } from '#app/opportunities/identity.ts';
import { parseRfc822Day } from '#app/opportunities/parse-date.ts';
import { plainLine, plainText, withoutEmails } from '#app/opportunities/text.ts';
import { defineSource, type Parsed } from '../define-source.ts';
import { readFeed, type FeedItem } from '../lib/read-feed.ts';

const FUNDER = { name: 'U.S. National Science Foundation', country: 'US', url: 'https://www.nsf.gov' };
const PAGES = 'https://www.nsf.gov/funding/opportunities';

/** NSF's newest funding opportunities. The feed never gives a deadline, so none is claimed. */
export const nsfFunding = defineSource({
  id: 'nsf-funding',
  title: 'NSF funding feed',
  homepage: PAGES,
  funder: FUNDER,
  authority: 'feed',
  zone: 'applicant_local',
  licence: 'Work of the US federal government, public domain.',
  schedule: { everyHours: 6 },
  covers: 'newest',
  format: 'rss',
  expect: { min: 5, fields: { summary: 0.6, postedOn: 0.6 } },
  request: { url: 'https://www.nsf.gov/rss/rss_www_funding.xml' },
  parse: async ({ body }) => {
    const parsed: Parsed = { drafts: [], rejected: [] };
    for (const item of await readFeed(body)) {
      const slug = slugOf(item.link);
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
  const number = numberOf(slug);
  const pageKey = urlKey(item.link)!;
  return {
    externalKey: slug,
    keys: number ? [fundingNumberKey('NSF', number), pageKey] : [pageKey],
    title,
    number: number && displayNumber('NSF', number),
    funder: FUNDER,
    url: item.link,
    summary: withoutEmails(plainText(item.content)),
    postedOn: parseRfc822Day(item.pubDate),
    deadlineMode: 'unknown',
    rawTexts: { title: item.title, postedOn: item.pubDate, ...(number ? { number: item.link } : {}) },
    record: { ...item, content: withoutEmails(item.content) },
  };
}

/** `…/funding/opportunities/some-title/nsf26-513` → `some-title/nsf26-513`; null for any other address. */
function slugOf(link: string): string | null {
  if (!URL.canParse(link)) return null;
  const { protocol, hostname, pathname } = new URL(link);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  const match = /^\/funding\/opportunities\/([^/]+(?:\/[^/]+)?)/.exec(pathname);
  return /^(?:www\.|new\.)?nsf\.gov$/.test(hostname) && match ? match[1]!.replace(/\/solicitation$/, '') : null;
}

/** The number that some addresses end in: `nsf26-513`, `pd20-1260`. */
function numberOf(slug: string): string | null {
  return /\/((?:nsf|pd)\d{2}-[0-9a-z]{3,5})$/i.exec(slug)?.[1] ?? null;
}
