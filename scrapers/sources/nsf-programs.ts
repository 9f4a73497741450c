import { displayNumber } from '#app/opportunities/identity.ts';
import { plainLine } from '#app/opportunities/text.ts';
import { defineSource, type Parsed } from '../define-source.ts';
import { NSF, NSF_FEED, nsfKeys, nsfSlug, numberInSlug, numberInText } from '../lib/nsf.ts';
import { readFeed } from '../lib/read-feed.ts';

/** NSF's newest announcements and solicitations: title, number and page, and no date of any kind. */
export const nsfPrograms = defineSource({
  id: 'nsf-programs',
  title: 'NSF announcements feed',
  ...NSF_FEED,
  expect: { min: 5, fields: { number: 0.6 } },
  request: { url: 'https://www.nsf.gov/rss/rss_www_funding_pgm_annc_inf.xml' },
  parse: async ({ body }) => {
    const parsed: Parsed = { drafts: [], rejected: [] };
    for (const item of await readFeed(body)) {
      const slug = nsfSlug(item.link);
      const title = plainLine(item.title).replace(/[:;,]$/, '');
      const raw = numberInText(plainLine(item.content)) ?? (slug && numberInSlug(slug));
      if (!title) parsed.rejected.push({ key: item.link || item.guid || '(no link)', reason: 'has no title' });
      else if (!slug)
        parsed.rejected.push({ key: item.link || title, reason: 'its link leads to no NSF funding opportunity' });
      else if (!raw) parsed.rejected.push({ key: slug, reason: 'names no document number' });
      else {
        const url = item.link.replace(/\/solicitation\/?$/, '');
        parsed.drafts.push({
          ...{ externalKey: slug, keys: nsfKeys(raw, url), title },
          ...{ number: displayNumber('NSF', raw), funder: NSF, url, deadlineMode: 'unknown' },
          rawTexts: { title: item.title, number: raw },
          record: { title: item.title, link: item.link, content: item.content },
        });
      }
    }
    return parsed;
  },
});
