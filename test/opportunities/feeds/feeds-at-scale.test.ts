import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { TestDatabase } from '#test/support/database.ts';
import { openSite } from '#test/support/site.ts';
import { draft, portal, run } from '../ingest/support.ts';
import { ask, NOW, readCalendar, readCsv, readRss } from './support.ts';

const MANY = 10_000;
const MORE = 20;
let site: TestDatabase;
beforeAll(async () => {
  site = await openSite();
  const calls = Array.from({ length: MANY + MORE }, (_, i) =>
    draft(`L-${i}`, {
      title: `Call ${i}, “größer”`,
      ...(i % 4 === 0 ? { archivesOn: '2020-01-01' } : {}),
      ...(i % 10 < 2 ? { funder: { name: 'One in five' } } : {}),
    }),
  );
  await run(site.db, portal, calls);
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
}, 120_000);
afterAll(async () => {
  vi.useRealTimers();
  await site.close();
});

const titlesIn = {
  csv: (text: string) => readCsv(text).map(({ title }) => title!),
  ics: (text: string) => readCalendar(text).events.map(({ summary }) => summary),
  rss: (text: string) => readRss(text).items!.map(({ title }) => title!),
};

test.each(['csv', 'ics', 'rss'] as const)(
  'ten thousand calls go out at once as %s, the rest behind a link',
  async (format) => {
    const first = await ask(format);
    const titles = titlesIn[format](first.text);
    expect(new Set(titles).size).toBe(MANY);
    const link = /^<(.+)>; rel="next"$/.exec(first.headers.get('Link')!)![1]!;
    const rest = await ask(format, link.slice(link.indexOf('?')));
    expect(rest.headers.get('Link')).toBeNull();
    expect(new Set([...titles, ...titlesIn[format](rest.text)]).size).toBe(MANY + MORE);
  },
  120_000,
);

test('a script reads two thousand of them in pages of fifty, each once', async () => {
  const wanted = (MANY + MORE) / 5;
  const ids = new Set<string>();
  let pages = 0;
  for (let search: string | null = '?funder=One+in+five'; search !== null; pages += 1) {
    const { items, next } = (await ask('json', search)).body as { items: { id: string }[]; next: string | null };
    for (const { id } of items) ids.add(id);
    search = next && next.slice(next.indexOf('?'));
    if (pages > 300) break;
  }
  expect([ids.size, pages]).toEqual([wanted, Math.ceil(wanted / 50)]);
}, 240_000);
