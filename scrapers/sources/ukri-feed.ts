import { defineSource } from '../define-source.ts';
import { readCalls } from '../lib/generic-feed.ts';
import { LONDON } from '../lib/ukri/facts.ts';
import { pageOf, slugOf, titleFacts, UKRI } from '../lib/ukri/to-draft.ts';

/** UKRI's twenty newest opportunities: known within hours, also when the pages of the Funding Finder change their form. */
export const ukriFeed = defineSource({
  id: 'ukri-feed',
  title: 'UKRI opportunities feed',
  homepage: 'https://www.ukri.org/opportunity/',
  funder: UKRI,
  authority: 'feed',
  zone: LONDON,
  licence: 'Open Government Licence v3.0.',
  schedule: { everyHours: 6 },
  covers: 'newest',
  format: 'rss',
  expect: { min: 5, fields: { summary: 0.6, postedOn: 0.6 } },
  request: { url: 'https://www.ukri.org/opportunity/feed/' },
  parse: async ({ body }) => {
    const { drafts, rejected } = await readCalls(body, UKRI, ({ link }) =>
      slugOf(link) === null ? 'its link leads to no UKRI opportunity' : null,
    );
    return {
      rejected,
      drafts: drafts.map((draft) => {
        const slug = slugOf(draft.url)!;
        const { isOutline: _, ...fromTitle } = titleFacts(draft.title);
        const keys = [`ukri:${slug}`, ...draft.keys];
        const said: Record<string, string> = fromTitle.terms ? { 'terms.inviteOnly': draft.title } : {};
        const rawTexts = { ...draft.rawTexts, ...said };
        return { ...draft, ...fromTitle, externalKey: slug, keys, url: pageOf(slug), language: 'en', rawTexts };
      }),
    };
  },
});
