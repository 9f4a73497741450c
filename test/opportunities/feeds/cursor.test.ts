import { fc } from '#test/support/fast-check.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { sorts } from '#app/opportunities/filter.ts';
import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import type { TestDatabase } from '#test/support/database.ts';
import { openSite } from '#test/support/site.ts';
import { seed } from '#test/support/seed.ts';
import { draft, feed, run } from '../ingest/support.ts';
import { ask, NOW } from './support.ts';

let site: TestDatabase;
beforeEach(async () => {
  site = await openSite();
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
});
afterEach(async () => {
  vi.useRealTimers();
  await site.close();
});

type Page = { items: { id: string; number: string }[]; next: string | null };
const page = async (search: string): Promise<Page> => {
  const reply = await ask('json', search);
  expect([reply.status, reply.text]).toEqual([200, expect.any(String)]);
  return reply.body as Page;
};
const searchOf = (address: string) => address.slice(address.indexOf('?'));

/** Live and archived calls, some alike in title and date; which depends on the number alone. */
function someDraft(i: number): OpportunityDraft {
  const day = String((i % 28) + 1).padStart(2, '0');
  const title = i % 3 === 0 ? 'The same title' : `${['Äpfel', 'apples', 'Zebra', 'éclair'][i % 4]} ${i}`;
  const deadlines = i % 5 === 0 ? [] : [{ kind: 'full' as const, date: `2027-0${(i % 9) + 1}-${day}`, rawText: day }];
  const archived = i % 4 === 1 ? { archivesOn: `2025-0${(i % 9) + 1}-01` } : {};
  return draft(`C-${i}`, { title, deadlines, postedOn: `2026-0${(i % 3) + 1}-01`, ...archived });
}
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => someDraft(from + i));

describe.each(sorts)('in the order of %s', (sort) => {
  test('a walk from cursor to cursor gives what pages give, in that order', async () => {
    await run(site.db, feed, range(0, 170));
    const walked: string[] = [];
    for (let search: string | null = `?sort=${sort}`; search;) {
      const { items, next } = await page(search);
      walked.push(...items.map(({ id }) => id));
      search = next && searchOf(next);
    }
    const pages = await Promise.all([1, 2, 3, 4].map((n) => page(`?sort=${sort}&page=${n}`)));
    expect(walked).toEqual(pages.flatMap(({ items }) => items.map(({ id }) => id)));
    expect(walked).toHaveLength(170);
  });

  test('no call is skipped or doubled while others come and go', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(119), { minLength: 1, maxLength: 60 }), fc.nat(200), async (gone, seedOfNew) => {
        await site.db.opportunity.deleteMany();
        await site.db.rawRecord.deleteMany();
        await run(site.db, feed, range(0, 120));
        const first = await page(`?sort=${sort}`);
        // what goes may be the very call that the cursor stands at
        const numbers = gone.map((i) => `C-${i}`);
        await site.db.opportunity.deleteMany({ where: { number: { in: numbers } } });
        await run(site.db, feed, range(1000 + seedOfNew, 1030 + seedOfNew));
        const seen = first.items.map(({ number }) => number);
        for (let next = first.next; next;) {
          const more = await page(searchOf(next));
          seen.push(...more.items.map(({ number }) => number));
          next = more.next;
        }
        expect(new Set(seen).size).toBe(seen.length);
        const stayed = range(0, 120).flatMap(({ number }) => (numbers.includes(number!) ? [] : [number!]));
        expect(stayed.filter((number) => !seen.includes(number))).toEqual([]);
      }),
      { seed, numRuns: 8 },
    );
  }, 120_000);
});

test('the day may change on the way: the order stays that of the first page', async () => {
  await run(site.db, feed, range(0, 120));
  const whole = [...(await page('')).items, ...(await page('?page=2')).items, ...(await page('?page=3')).items];
  const first = await page('');
  vi.setSystemTime(new Date('2026-12-03T23:00:00Z'));
  const second = await page(searchOf(first.next!));
  const third = await page(searchOf(second.next!));
  expect([...first.items, ...second.items, ...third.items].map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
  expect(third.next).toBeNull();
});

test('from a page one goes on with a cursor, and the filter stays', async () => {
  await run(site.db, feed, range(0, 170));
  const { next } = await page('?page=2&status=open');
  expect(next).toMatch(/^\/opportunities\.json\?status=open&cursor=[\w-]+$/);
});

test('a list of one page has no next', async () => {
  await run(site.db, feed, range(0, 50));
  expect((await page('')).next).toBeNull();
});

describe('a wrong cursor is refused with a sentence', () => {
  const refused = async (search: string) => {
    const reply = await ask('json', search);
    expect([reply.status, reply.body.error.code]).toEqual([400, 'bad_input']);
    return reply.body.error.message as string;
  };

  test('when it is none, of another list, or old', async () => {
    await run(site.db, feed, range(0, 60));
    const cursor = new URLSearchParams(searchOf((await page('')).next!)).get('cursor')!;
    const json = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const parts = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    for (const wrong of [
      '',
      'x',
      '2',
      cursor.slice(0, -9),
      `${cursor}x`.repeat(2),
      json({}),
      json([]),
      'A'.repeat(20_000),
    ])
      expect(await refused(`?cursor=${wrong}`)).toMatch(/none that this list gave/);
    for (const at of [1e308, -1, NOW.getTime() + 1, null, '2026'])
      await refused(`?cursor=${json([parts[0], at, ...parts.slice(2)])}`);
    expect(await refused(`?q=call&cursor=${cursor}`)).toMatch(/another filter/);
    expect(await refused(`?sort=title&cursor=${cursor}`)).toMatch(/another filter/);
    vi.setSystemTime(new Date('2026-12-05T00:00:00Z'));
    expect(await refused(`?cursor=${cursor}`)).toMatch(/week old/);
  });
});
