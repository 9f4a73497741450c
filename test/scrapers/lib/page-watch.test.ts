import { expect, test } from 'vitest';
import { checkDrafts } from '#app/opportunities/ingest/check-drafts.ts';
import { pageWatchSource } from '#scrapers/lib/page-watch.ts';

const facts = {
  ...{ id: 'watched', title: 'Example programme', url: 'https://example.org/programme' },
  funder: { name: 'Example Fund', country: 'US', url: 'https://example.org' },
};
const page = (main: string) =>
  `<!DOCTYPE html><html><body><nav>Home 17 visitors</nav><main><h1>Programme</h1>${main}<script>x(1)</script></main></body></html>`;
const PROSE =
  '<p>We fund tools that researchers share. Founded on 1 March 2019.</p><p>The deadline for letters is October 1, 2026. Write to ada@example.org.</p>';
const read = async (body: string, more = {}) =>
  (await pageWatchSource({ ...facts, ...more }).parse({ url: facts.url, body })).drafts;

test('a watched page is one programme page with its text, without furniture and people', async () => {
  const drafts = await read(page(PROSE));
  expect(checkDrafts(drafts).rejected).toEqual([]);
  expect(drafts).toMatchObject([{ recordKind: 'programme_page', docType: 'programme', title: 'Example programme' }]);
  expect(drafts[0]!.summary).toBe(
    'Programme\n\nWe fund tools that researchers share. Founded on 1 March 2019.\n\n' +
      'The deadline for letters is October 1, 2026. Write to [e-mail removed].',
  );
});

test('pitfall 19: a date in prose is an estimate that nobody has verified, and only where it is called a deadline', async () => {
  const [draft] = await read(page(PROSE));
  expect(draft!.deadlines).toMatchObject([{ kind: 'unknown', date: '2026-10-01', isEstimate: true }]);
  expect(draft!.deadlines![0]!.rawText).toMatch(/^Not verified, .*deadline for letters is October 1, 2026/);
});

test('what is around the watched part, and what is ignored, changes nothing', async () => {
  const one = await read(page(`<div id="c">${PROSE}<p class="n">Seen 5 times</p></div>`), {
    selector: '#c',
    ignore: '.n',
  });
  const two = await read(page(`<b>!</b><div id="c">${PROSE}<p class="n">Seen 9 times</p></div>`), {
    selector: '#c',
    ignore: '.n',
  });
  expect(one).toEqual(two);
});

test('all parts that the selector fits are watched, each once', async () => {
  const list =
    '<ul><li class="c">One. Deadline: 1 May 2027 at noon.</li><li>no</li><li class="c"><p class="c">Two. Deadline: 2 June 2027.</p></li></ul>';
  const [draft] = await read(page(list), { selector: '.c' });
  expect(draft!.summary).toBe('One. Deadline: 1 May 2027 at noon.\n\nTwo. Deadline: 2 June 2027.');
  expect(draft!.deadlines!.map(({ date }) => date)).toEqual(['2027-05-01', '2027-06-02']);
});

test.each([
  [page(PROSE), { selector: '#gone' }, /no part “#gone”/],
  [page(PROSE), { selector: 'p[' }, /not a CSS selector/],
  ['<html><body><div id="root"></div><script>app()</script></body></html>', {}, /no text to speak of/],
  ['<svg></svg>', {}, /no text/],
])('pitfall 8: a page without the watched text has failed, it is not an empty programme', async (body, more, says) => {
  await expect(async () => read(body, more)).rejects.toThrow(says);
});
