import { expect, test } from 'vitest';
import { rssSource } from '#scrapers/lib/generic-feed.ts';

const facts = {
  ...{ id: 'made', title: 'Made', url: 'https://example.org/feed' },
  funder: { name: 'Example Fund', country: 'DE', url: 'https://example.org' },
};
const read = (body: string, more = {}) => rssSource({ ...facts, ...more }).parse({ url: facts.url, body });

const entry = (title: string, id: number) =>
  `<entry><id>urn:${id}</id><title>${title}</title><link rel="alternate" href="https://example.org/${id}"/>` +
  `<published>2026-07-01T23:30:00-04:00</published><updated>2026-07-09T00:00:00Z</updated>` +
  `<summary type="html">&lt;p&gt;For &lt;b&gt;tools&lt;/b&gt;, ask ada@example.org.&lt;/p&gt;</summary></entry>`;
const atom = (...entries: string[]) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title>${entries.join('')}</feed>`;

test('an Atom entry becomes a call, with its day as written and nobody to write to', async () => {
  const { drafts } = await read(atom(entry('Call for tools', 1)));
  expect(drafts).toMatchObject([
    {
      ...{ externalKey: 'urn:1', keys: ['url:example.org/1'], title: 'Call for tools', postedOn: '2026-07-01' },
      ...{ summary: 'For tools, ask [e-mail removed].', deadlineMode: 'unknown' },
      descriptionHtml: '<p>For <b>tools</b>, ask [e-mail removed].</p>',
    },
  ]);
  expect(JSON.stringify(drafts)).not.toContain('ada@');
});

test('days that an item calls a deadline are estimates that say so; any other day is none', async () => {
  const text = 'Founded on 3 May 2019. Apply by 1 March 2027; letters are due January 15, 2027. We met on 2026-10-02.';
  const body = atom(entry('Call for tools', 1), entry('Grants, deadline 2027-04-01', 2)).replace(
    'For &lt;',
    `${text} &lt;`,
  );
  const [plain, titled] = (await read(body)).drafts;
  const [first, second] = plain!.deadlines!;
  expect([first, second].map((one) => [one!.date, one!.kind, one!.isEstimate])).toEqual([
    ['2027-03-01', 'unknown', true],
    ['2027-01-15', 'unknown', true],
  ]);
  expect(plain!.deadlines).toHaveLength(2);
  expect(first!.rawText).toMatch(/^Not verified, from the prose of the feed: “.*Apply by 1 March 2027/);
  expect(titled!.deadlines!.map(({ date }) => date)).toEqual(['2027-04-01']);
});

test('pitfall 15, news that poses as calls: what the words leave out stays visible with the reason', async () => {
  const body = atom(entry('Call for tools', 1), entry('CALL: awards of 2025', 2), entry('We have moved', 3));
  const { drafts, rejected } = await read(body, { include: ['call'], exclude: ['Awards'] });
  expect(drafts.map(({ title }) => title)).toEqual(['Call for tools']);
  expect(rejected).toEqual([
    { key: 'https://example.org/2', reason: 'its title has “Awards”, so it is left out' },
    { key: 'https://example.org/3', reason: 'its title has none of: call' },
  ]);
});

test('an item without title or link is refused with a reason', async () => {
  const body = `<rss version="2.0"><channel><item><link>https://a.org/1</link></item><item><title>T</title><link>javascript:x</link></item></channel></rss>`;
  expect((await read(body)).rejected.map(({ reason }) => reason)).toEqual(['has no title', 'has no link to a page']);
});

test('a feed that is cut off is not read', async () => {
  await expect(read(atom(entry('Call', 1)).slice(0, -20))).rejects.toThrow(/broken XML, perhaps cut off/);
});
