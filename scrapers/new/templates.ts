/** `open-tech-fund` → `openTechFund` */
export const nameOf = (id: string) => id.replace(/-([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());

/** A source that reads a feed; whoever writes another kind begins with `format` and `parse`. */
export const sourceFile = (id: string) => `import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import { urlKey } from '#app/opportunities/identity.ts';
import { plainLine, plainText, withoutContacts } from '#app/opportunities/text.ts';
import { defineSource, type Parsed } from '../define-source.ts';
import { readFeed, type FeedItem } from '../lib/read-feed.ts';

const FUNDER = { name: 'Example Fund', country: 'US', url: 'https://example.org' };

/** Say what the source lists, and what it never says. */
export const ${nameOf(id)} = defineSource({
  id: '${id}',
  title: 'Example Fund feed',
  homepage: 'https://example.org/calls',
  funder: FUNDER,
  authority: 'feed',
  zone: 'applicant_local',
  licence: 'Say under which terms its data may be kept and shown.',
  schedule: { everyHours: 12 },
  covers: 'newest',
  format: 'rss',
  expect: { min: 1 },
  request: { url: 'https://example.org/calls.xml' },
  parse: async ({ body }) => {
    const parsed: Parsed = { drafts: [], rejected: [] };
    for (const item of await readFeed(body)) {
      const title = plainLine(item.title);
      const key = urlKey(item.link);
      if (!title) parsed.rejected.push({ key: item.link || '(no link)', reason: 'has no title' });
      else if (!key) parsed.rejected.push({ key: title, reason: 'its link leads to no page' });
      else parsed.drafts.push(toDraft(item, key, title));
    }
    return parsed;
  },
});

function toDraft(item: FeedItem, key: string, title: string): OpportunityDraft {
  return {
    externalKey: item.guid || item.link,
    keys: [key],
    title,
    funder: FUNDER,
    url: item.link,
    summary: withoutContacts(plainText(item.content)),
    deadlineMode: 'unknown',
    rawTexts: { title: item.title },
    record: { ...item, content: withoutContacts(item.content) },
  };
}
`;

export const testFile = (id: string) => `import { expect, test } from 'vitest';
import { ${nameOf(id)} as source } from '#scrapers/sources/${id}.ts';
import { parseSaved } from '../support.ts';

test('it is a real source', () => {
  // Write its addresses, funder and licence into scrapers/sources/${id}.ts.
  const { title, homepage, funder, licence, request } = source;
  const told = JSON.stringify({ title, homepage, funder, licence, request });
  expect(told).not.toMatch(/example\\.org|Example Fund|Say under which/);
});

test('the calls of a saved answer are read as a person reads them', async () => {
  // Save a small real answer as test/fixtures/scrapers/${id}/answer.xml and say here what it holds.
  const { drafts, rejected } = await parseSaved(source, 'answer.xml');
  expect(rejected).toEqual([]);
  expect(drafts.map(({ title }) => title)).toEqual(['The title of its only call']);
});
`;

export const fixtureReadme = (id: string) => `# Saved answers of ${id}

Save a small answer as it came under the name \`answer.xml\` here: a few records, personal contacts removed.

- Where it came from, and on which day:
- Under which terms:
- What was cut:

\`test/scrapers/golden.test.ts\` then writes what the source makes of it beside it; read that line by line.
`;
