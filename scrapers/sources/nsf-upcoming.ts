import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import { displayNumber } from '#app/opportunities/identity.ts';
import { plainLine } from '#app/opportunities/text.ts';
import { defineSource, type Parsed } from '../define-source.ts';
import { NSF, NSF_FEED, nsfKeys, nsfSlug, numberInSlug, numberInText } from '../lib/nsf.ts';
import { readDueDates, type DueDates } from '../lib/nsf-due-dates.ts';
import { readFeed, type FeedItem } from '../lib/read-feed.ts';

/** What NSF has due in the next thirty days, the dates as prose. Dates count where the applicant is. */
export const nsfUpcoming = defineSource({
  id: 'nsf-upcoming',
  title: 'NSF feed of due dates',
  ...NSF_FEED,
  expect: { min: 1, fields: { number: 0.6, deadlines: 0.6 } },
  // The address that NSF publishes leads here by two redirects.
  request: { url: 'https://www.nsf.gov/rss/rss_www_funding-upcoming/rss.xml' },
  parse: async ({ body }) => {
    const parsed: Parsed = { drafts: [], rejected: [] };
    for (const item of await readFeed(body)) {
      const slug = nsfSlug(item.link);
      const due = readDueDates(linesOf(item.content));
      const problem = plainLine(item.title)
        ? slug
          ? due.problem
          : 'its link leads to no NSF funding opportunity'
        : 'has no title';
      if (problem || !slug) parsed.rejected.push({ key: slug ?? (item.link || '(no link)'), reason: problem! });
      else parsed.drafts.push(toDraft(item, slug, due));
    }
    return parsed;
  },
});

function toDraft(item: FeedItem, slug: string, { deadlines, anytime, numberText }: DueDates): OpportunityDraft {
  const number = (numberText && numberInText(numberText)) ?? numberInSlug(slug);
  return {
    externalKey: slug,
    keys: nsfKeys(number, item.link),
    title: plainLine(item.title),
    number: number && displayNumber('NSF', number),
    funder: NSF,
    url: item.link,
    // The synopsis is cut off in this feed, so that others tell it better.
    deadlineMode: modeOf(deadlines, anytime),
    deadlines,
    rawTexts: { title: item.title, ...(numberText ? { number: numberText } : {}) },
    record: item,
  };
}

/** A date that is said to be for one strand has others beside it. */
function modeOf(deadlines: DueDates['deadlines'], anytime: boolean): OpportunityDraft['deadlineMode'] {
  if (deadlines.length === 0) return anytime ? 'rolling' : 'unknown';
  return anytime || deadlines.length > 1 || deadlines.some(({ track }) => track) ? 'multiple' : 'fixed';
}

/** Lines as the breaks of the markup part them. */
const linesOf = (content: string) =>
  content
    .split(/<br\b[^>]*>|<\/?p\b[^>]*>|\n/i)
    .map(plainLine)
    .filter(Boolean);
