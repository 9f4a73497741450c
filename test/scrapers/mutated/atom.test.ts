import { expect, test } from 'vitest';
import { readFeed } from '#scrapers/lib/read-feed.ts';
import { draftOf, listSource } from '../run/support.ts';
import { mutate } from './mutate.ts';
import { mutations, runMutants } from './run-mutants.ts';

const entry = (key: string) => `<entry><id>tag:calls.example,2026:${key}</id><title>Call ${key}</title>
<link href="https://calls.example/${key}"/><updated>2026-11-0${key}T10:00:00Z</updated>
<content type="html">&lt;p&gt;Money for ${key} &amp;amp; more&lt;/p&gt;</content></entry>`;
const text = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Calls</title>${['1', '2', '3'].map(entry).join('')}</feed>`;

test('spoilt Atom fails cleanly or is read correctly', async () => {
  const source = listSource('https://calls.example', {
    format: 'rss',
    parse: async ({ body }) => {
      const items = await readFeed(body);
      return { drafts: items.map(({ title, link }) => draftOf({ key: link, title })), rejected: [] };
    },
  });
  const { failed } = await runMutants(source, (random) => mutate(text, 'xml', random));
  expect(failed).toBeGreaterThan(mutations / 4);
  expect(failed).toBeLessThan(mutations);
}, 600_000);
