import { fundingNumberKey, urlKey } from '#app/opportunities/identity.ts';
import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import { decodeEntities, plainLine } from '#app/opportunities/text.ts';
import { defineSource, type Parsed } from '../define-source.ts';
import { feedDraft, itemKey, problemOf } from '../lib/feed-draft.ts';
import { all, readHtml } from '../lib/html.ts';
import { readFeed, type FeedItem } from '../lib/read-feed.ts';
import { webAddressOf } from '../lib/stated.ts';

const FUNDER = { name: 'Defense Advanced Research Projects Agency', country: 'US', url: 'https://www.darpa.mil' };
const NUMBER = /\b(HR0011\d{2}S\d{4}(?:-[A-Z0-9-]{1,20})?|DARPA-[A-Z]{2,3}-\d{2}-\d{1,3}(?:-\d{1,3})?)\b/;
const NOTICE = /\brequests? for information\b|\bRFI\b|\bproposers?['’]? days?\b|\bspecial notice\b|\bDARPA-SN-/i;

/** DARPA's newest opportunities. The feed never gives a deadline, so none is claimed. */
export const darpa = defineSource({
  id: 'darpa',
  title: 'DARPA opportunities feed',
  homepage: 'https://www.darpa.mil/research/opportunities',
  funder: FUNDER,
  authority: 'feed',
  zone: 'America/New_York',
  licence: 'Work of the US federal government, public domain.',
  schedule: { everyHours: 12 },
  covers: 'newest',
  format: 'rss',
  expect: { min: 3 },
  request: { url: 'https://www.darpa.mil/rss/opportunities.xml' },
  parse: async ({ body }) => {
    const parsed: Parsed = { drafts: [], rejected: [] };
    for (const item of await readFeed(body)) {
      const link = item.link || deepLinks(item)[0] || '';
      const problem = problemOf({ ...item, link });
      if (problem) parsed.rejected.push({ key: itemKey(item), reason: problem });
      else parsed.drafts.push(toDraft({ ...item, link }));
    }
    return parsed;
  },
});

function toDraft(item: FeedItem): OpportunityDraft {
  const draft = feedDraft(item, FUNDER);
  const text = `${plainLine(item.title)} ${draft.summary}`;
  const number = NUMBER.exec(text)?.[1] ?? null;
  const official = deepLinks(item).find((link) => /^https:\/\/(?:[\w-]+\.)?(?:sam|grants)\.gov\//.test(link));
  return {
    ...draft,
    keys: [...(number ? [fundingNumberKey('DOD-DARPA', number)] : []), urlKey(item.link)!],
    number,
    ...(NOTICE.test(text) ? { recordKind: 'notice' as const } : { docType: 'call' as const }),
    ...(official ? { applyUrl: official } : {}),
    language: 'en',
  };
}

/** The addresses in the description, which is HTML that came escaped. */
function deepLinks({ content }: FeedItem): string[] {
  const links = all(readHtml(decodeEntities(content)), 'a[href]');
  return links.map((link) => webAddressOf(link.attribs.href!)).filter((address) => address !== null);
}
