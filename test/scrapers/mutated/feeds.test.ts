import { expect, test } from 'vitest';
import { toDefinition } from '#app/opportunities/sources/made-source.ts';
import { mutations, runMutants, spoilText, type Case } from './run-mutants.ts';
import { savedCases, savedText } from './saved-cases.ts';

const isAtom = ({ whole }: Case) => /<feed\b/.test(whole as string);
const feeds = savedCases((source) => source.kind === 'pages' && source.format === 'rss');
const facts = { title: 'Made', everyHours: 24, licence: '', funder: 'Example Fund', country: 'US' };
const made = (id: string, url: string) =>
  toDefinition(id, {
    ...{ kind: 'feed', ...facts, url },
    ...{ include: ['call', 'grant', 'research', 'program'], exclude: ['closed'] },
  });

const entry = (key: string) => `<entry><id>tag:calls.example,2026:${key}</id><title>Call ${key}</title>
<link href="https://calls.example/${key}"/><updated>2026-11-0${key}T10:00:00Z</updated>
<content type="html">&lt;p&gt;Money for ${key} &amp;amp; more&lt;/p&gt;</content></entry>`;
const atom = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Calls</title>${['1', '2', '3'].map(entry).join('')}</feed>`;

test('spoilt RSS fails cleanly or is read correctly', async () => {
  const curators = {
    source: made('made-rss', 'https://calls.example/rss'),
    whole: savedText('nsf-funding', 'feed.xml'),
  };
  const cases = [...feeds.filter((one) => !isAtom(one)), curators];
  expect(cases.length).toBeGreaterThan(5);
  const tally = await runMutants(cases, spoilText('feed'));
  tally.expectSpread({ all: mutations, reasons: 8 });
}, 600_000);

test('spoilt Atom fails cleanly or is read correctly', async () => {
  const curators = { source: made('made-atom', 'https://calls.example/atom'), whole: atom };
  const cases = [...feeds.filter(isAtom), curators];
  expect(cases.length).toBeGreaterThan(1);
  const tally = await runMutants(cases, spoilText('feed'));
  tally.expectSpread({ all: mutations, reasons: 8 });
}, 600_000);
