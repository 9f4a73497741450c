import { expect, test } from 'vitest';
import { readFeed } from '#scrapers/lib/read-feed.ts';

const rss = (inside: string) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>A</title>${inside}</channel></rss>`;
const atom = (inside: string) => `<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title>${inside}</feed>`;

test('RSS is read item by item, of each field the first', async () => {
  const item =
    '<item rdf:about="x"><title><![CDATA[One & only]]></title><title>Two</title><link> https://a.example/1 </link>' +
    '<atom:link href="https://no.example"/><guid isPermaLink="false">g1</guid>' +
    '<description>&lt;p&gt;Words&lt;/p&gt;</description><pubDate>Mon, 02 Nov 2026</pubDate></item>';
  expect(await readFeed(rss(`${item}<item/>`))).toEqual([
    {
      ...{ title: 'One & only', link: ' https://a.example/1 ', guid: 'g1', content: '<p>Words</p>' },
      pubDate: 'Mon, 02 Nov 2026',
    },
    { title: '', link: '', guid: '', content: '', pubDate: '' },
  ]);
});

test('Atom: the link to the page, the day as it was written, and markup that was not escaped', async () => {
  const entry =
    '<entry><id>tag:1</id><title type="html">T</title><link rel="self" href="https://a.example/self"/>' +
    '<link rel="alternate" href="https://a.example/page"/><updated>2026-11-02T00:30:00+02:00</updated>' +
    '<source><title>Another feed</title><id>no</id></source>' +
    '<content type="xhtml"><div a="&quot;x&quot;">1 &lt; 2<br/></div></content><summary>short</summary></entry>';
  expect(await readFeed(atom(entry))).toEqual([
    {
      ...{ title: 'T', link: 'https://a.example/page', guid: 'tag:1', pubDate: '2026-11-02T00:30:00+02:00' },
      content: '<div type="xhtml"><div a="&quot;x&quot;">1 &lt; 2<br/></div></div>',
    },
  ]);
  const [plain] = await readFeed(atom('<entry><link href="https://a.example/1"/><summary>short</summary></entry>'));
  expect(plain).toMatchObject({ link: 'https://a.example/1', content: 'short' });
});

test('an entry whose day is none does not take the others with it', async () => {
  const entry = (day: string) => `<entry><title>${day}</title><published>${day}</published></entry>`;
  const items = await readFeed(atom(entry('next spring') + entry('2026-11-02')));
  expect(items.map(({ pubDate }) => pubDate)).toEqual(['next spring', '2026-11-02']);
});

test.each(['&lt;', '&lt;p ', 'x&lt;p', '&amp;lt;'])('a text of nothing but %s takes no long time', async (part) => {
  const started = performance.now();
  const [item] = await readFeed(rss(`<item><description>${part.repeat(100_000)}</description></item>`));
  expect(item!.content.length).toBeGreaterThanOrEqual(100_000);
  expect(performance.now() - started).toBeLessThan(3000);
});

test('what is cut off, or names entities that there are not, is broken XML', async () => {
  await expect(readFeed(rss('<item><title>x'))).rejects.toThrow(/^The feed is broken XML, perhaps cut off: /);
  await expect(readFeed(rss('<item><title>&a;</title></item>'))).rejects.toThrow(/^The feed is broken XML/);
  expect(await readFeed(rss('<item><title>a\u0001b</title></item>'))).toMatchObject([{ title: 'ab' }]);
});
