import { fc } from '#test/support/fast-check.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as commonList from '#app/opportunities/routes/common-grants-list.ts';
import * as commonSearch from '#app/opportunities/routes/common-grants-search.ts';
import type { TestDatabase } from '#test/support/database.ts';
import { knock } from '#test/support/knock.ts';
import { seed } from '#test/support/seed.ts';
import { openSite } from '#test/support/site.ts';
import { draft, portal, run } from '../ingest/support.ts';
import { ask, formats } from './support.ts';

let site: TestDatabase;
beforeAll(async () => {
  site = await openSite();
  await run(site.db, portal, [draft('A'), draft('B', { archivesOn: '2020-01-01' })]);
});
afterAll(() => site.close());

const huge = 'x'.repeat(10_000);
const absurd = [
  '?page=-1',
  '?page=0',
  '?page=1e308',
  '?page=99999999999999999999',
  '?page=NaN',
  '?page=1.5',
  '?page=999999',
  '?status=open%00',
  '?status=',
  '?status=,,,',
  '?sort=%27;DROP TABLE',
  '?closes_after=2026-13-45',
  '?closes_after=-1',
  `?q=${huge}`,
  `?funder=${huge}`,
  `?status=${huge}`,
  `?sort=${huge}`,
  `?cursor=${huge}`,
  `?${huge}`,
  '?q="unclosed',
  '?q=NEAR(a b)',
  '?q=a AND OR NOT *',
  '?q=%25%5f%5c',
  '?q=%00',
  '?q=%ff',
  '?q=(((((',
  '?q=-',
  '?min=1e308',
  '?max=-1',
  '?min=Infinity',
  '?currency=%F0%9F%92%A9',
  '?q[]=1&q[a]=2',
  `?${'funder=a&'.repeat(500)}`,
];

describe.each(formats)('%s', (format) => {
  test.each(absurd)('answers %.40s with sense or a sentence', async (search) => {
    const reply = await ask(format, search);
    expect([200, 400]).toContain(reply.status);
    if (reply.status === 400) expect(reply.body.error.message).toMatch(/\w.*\.$/s);
  });
});

test('whatever stands in the address, no answer is a fault', async () => {
  const names = fc.constantFrom('q', 'status', 'funder', 'sort', 'page', 'closes_after', 'cursor', 'min', 'bom', 'x');
  const params = fc.array(fc.tuple(names, fc.string({ unit: 'binary', maxLength: 60 })), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(params, fc.constantFrom(...formats), async (pairs, format) => {
      const reply = await ask(format, `?${new URLSearchParams(pairs).toString()}`);
      expect([200, 400]).toContain(reply.status);
    }),
    { seed, numRuns: 150 },
  );
});

const isError = (reply: { status: number; body: unknown }) => {
  expect(reply.body).toEqual({ status: reply.status, message: expect.any(String), errors: expect.any(Array) });
};

test.each(['page=0', 'page=-1', 'page=1.5', 'page=x', 'page=1e308', 'pageSize=0', 'page=99999999999', `page=${huge}`])(
  'the list of CommonGrants refuses %.30s in its shape',
  async (search) => {
    const reply = await knock(commonList.loader, { url: `/common-grants/opportunities?${search}` });
    expect(reply.status).toBe(400);
    isError(reply);
  },
);

test('a page past the end is empty, and a page of a million is cut', async () => {
  const far = await knock(commonList.loader, { url: '/common-grants/opportunities?page=2000000000' });
  expect([far.status, far.body.items]).toEqual([200, []]);
  const wide = await knock(commonList.loader, { url: '/common-grants/opportunities?pageSize=1000000' });
  expect([wide.status, wide.body.paginationInfo.pageSize]).toEqual([200, 500]);
});

const money = (amount: string, currency = 'USD') => ({
  operator: 'between',
  value: { min: { amount: '0', currency }, max: { amount, currency } },
});
const bodies: [status: number, body: unknown][] = [
  ...['', '{', 'null', '[]', '"x"', '1e999', '\u0000', huge].map((text): [number, unknown] => [400, text]),
  [400, { filters: [] }],
  [400, { filters: { status: { operator: 'like', value: ['open'] } } }],
  [400, { filters: { status: { operator: 'in', value: 'open' } } }],
  [400, { filters: { closeDateRange: { operator: 'between', value: { min: 'soon', max: '2027-01-01' } } } }],
  [400, { filters: { closeDateRange: { operator: 'between', value: { min: '2026-02-30', max: '2027-01-01' } } } }],
  [400, { filters: { maxAwardAmountRange: money('1e308') } }],
  [400, { filters: { maxAwardAmountRange: money('Infinity') } }],
  [400, { sorting: { sortBy: 'password' } }],
  [400, { sorting: { sortBy: 'title', sortOrder: 'sideways' } }],
  [400, { pagination: { page: 0 } }],
  [400, { pagination: { page: '1' } }],
  [400, { search: 5 }],
  [400, { search: huge + huge }],
  [200, { search: huge }],
  [200, { search: '"unclosed AND ( * - NEAR' }],
  [200, { filters: { maxAwardAmountRange: money('9'.repeat(308)) } }],
  [200, { filters: { maxAwardAmountRange: money('9'.repeat(400)) } }],
  [
    200,
    { filters: { status: { operator: 'in', value: ['odd'] }, customFilters: { x: { operator: 'eq', value: 1 } } } },
  ],
  [200, { pagination: { page: 2_147_483_647, pageSize: 2_147_483_647 } }],
  [200, JSON.parse(`${'{"x":'.repeat(500)}1${'}'.repeat(500)}`)],
];

test.each(bodies)('a search answers %i to %.60j', async (status, sent) => {
  const body = typeof sent === 'string' ? sent : JSON.stringify(sent);
  const reply = await knock(commonSearch.action, { url: '/common-grants/opportunities/search', method: 'POST', body });
  expect([reply.status, reply.text]).toEqual([status, expect.any(String)]);
  if (status === 400) isError(reply);
});

test('other methods are refused in the same shape', async () => {
  const replies = [
    await knock(commonSearch.loader, {}),
    await knock(commonSearch.action, { method: 'PUT', body: '{}' }),
    await knock(commonList.action, { method: 'DELETE' }),
  ];
  for (const reply of replies) {
    expect([reply.status, reply.headers.get('Allow')]).toEqual([405, expect.any(String)]);
    isError(reply);
  }
});
