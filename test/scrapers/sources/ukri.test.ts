import { expect, test } from 'vitest';
import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import { ukri as source } from '#scrapers/sources/ukri.ts';

const post = (title: string, facts: Record<string, string>, slug = 'a-call') =>
  `<div id="post-1"><h3 class="entry-title"><a rel="bookmark" href="https://www.ukri.org/opportunity/${slug}/">${title}</a></h3>` +
  `<dl>${Object.entries(facts)
    .map(([label, value]) => `<dt>${label}:</dt><dd>${value}</dd>`)
    .join('')}</dl></div>`;
const read = async (...posts: string[]) =>
  source.parse({ url: source.request.url, body: `<html><body>${posts.join('')}</body></html>` });
const one = async (title: string, facts: Record<string, string>): Promise<OpportunityDraft> =>
  (await read(post(title, facts))).drafts[0]!;

test('pitfall 3, zones: an hour without a zone is one of London', async () => {
  const stamped = await one('A call', { 'Closing date': '<time datetime="2026-06-17T16:00:00">17 June</time>' });
  const written = await one('A call', { 'Closing date': '17 June 2026 4:00pm UK time' });
  for (const draft of [stamped, written]) {
    expect(draft.deadlines).toMatchObject([{ date: '2026-06-17', time: '16:00', zone: 'Europe/London' }]);
  }
});

test('facts are read by their label: another order, and lines that are missing, change nothing', async () => {
  const facts = { 'Total fund': '£2 million', 'Closing date': '17 June 2026', 'Opportunity status': 'Upcoming' };
  const turned = Object.fromEntries(Object.entries(facts).reverse());
  expect(await one('A call', turned)).toMatchObject({ ...(await one('A call', facts)), record: {} });
  expect((await one('A call', { Funders: 'AHRC' })).deadlines).toEqual([]);
});

test('no closing date is rolling only where the page says so', async () => {
  expect((await one('A call', { 'Closing date': 'Open – no closing date' })).deadlineMode).toBe('rolling');
  expect((await one('A call', { 'Opportunity status': 'Open' })).deadlineMode).toBe('none_listed');
});

test('pitfall 14: a call for those who were invited says so, an outline stage is no full proposal', async () => {
  expect(await one('Hubs: full stage (invite only)', { 'Closing date': '1 May 2027' })).toMatchObject({
    terms: { inviteOnly: true },
    deadlines: [{ kind: 'full' }],
  });
  expect(await one('Hubs: outline stage', { 'Closing date': '1 May 2027' })).toMatchObject({
    stages: 'preproposal',
    deadlines: [{ kind: 'preproposal' }],
  });
});

test('pitfall 13: 80% FEC is no sum', async () => {
  expect((await one('A call', { 'Total fund': '80% FEC' })).amount).toBeUndefined();
  expect((await one('A call', { 'Maximum award': '£500,000' })).amount).toMatchObject({
    max: 50_000_000,
    total: null,
    kind: 'per_award',
  });
});

test('pitfall 8: a page that lists no calls has failed', async () => {
  await expect(async () => read('<p>Just a moment …</p>')).rejects.toThrow(/holds no calls where it lists them/);
  const page = { url: 'https://www.ukri.org/opportunity/a-call/', body: '<html><h1>Are you human?</h1></html>' };
  const draft = await one('A call', {});
  await expect(async () => source.detail!.parse(page, draft)).rejects.toThrow(/no title, or no facts/);
  const odd = { ...page, body: '<h1>A call</h1><dl><dt>Closing date</dt><dd>03/04/2027</dd></dl>' };
  await expect(async () => source.detail!.parse(odd, draft)).rejects.toThrow(
    /closing date "03\/04\/2027" is not a date/,
  );
});

test('only a next page of the same list is followed', async () => {
  const next = async (href: string) => (await read(post('A call', {}), `<a class="next" href="${href}">Next</a>`)).next;
  expect(await next('/opportunity/page/2/?filter_status=x')).toEqual({
    url: 'https://www.ukri.org/opportunity/page/2/?filter_status=x',
  });
  for (const href of ['https://evil.org/opportunity/page/2/', '/admin/', 'javascript:x', 'http://['])
    expect(await next(href)).toBeNull();
});
